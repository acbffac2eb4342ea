namespace Tracking.Cli.Running;

/// <summary>Options that are right each for itself and wrong together; ends the command with exit code 2.</summary>
internal sealed class BadUsageException(string message) : Exception(message);
