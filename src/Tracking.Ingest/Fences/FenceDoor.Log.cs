using Microsoft.Extensions.Logging;

namespace Tracking.Ingest.Fences;

/// <summary>What the door for fences logs.</summary>
public sealed partial class FenceDoor
{
    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Merging the index of fences failed; look-ups stay right, but ask more layers")]
    private partial void LogMergeFailed(Exception error);
}
