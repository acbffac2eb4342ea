namespace Tracking.Cli.Running;

/// <summary>What the process says about itself when it ends.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>Refused by the server, or failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself is wrong; nothing was tried.</summary>
    public const int BadUsage = 2;

    /// <summary>Ended by ^C: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
