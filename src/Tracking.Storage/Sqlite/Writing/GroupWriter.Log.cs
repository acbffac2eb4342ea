using Microsoft.Extensions.Logging;

namespace Tracking.Storage.Sqlite.Writing;

/// <summary>What the writer logs.</summary>
internal sealed partial class GroupWriter
{
    [LoggerMessage(
        Level = LogLevel.Error, Message = "A commit of {Operations} operations failed; their callers were told")]
    private partial void LogCommitFailed(Exception error, int operations);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The writer has ended")]
    private partial void LogWriterEnded(Exception error);
}
