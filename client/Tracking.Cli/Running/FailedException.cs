namespace Tracking.Cli.Running;

/// <summary>A fault that the command itself found, with the words for the person; ends it with exit code 1.</summary>
internal sealed class FailedException(string reason, string message) : Exception(message)
{
    /// <summary>Why, for machines.</summary>
    public string Reason { get; } = reason;
}
