namespace Tracking.Cli.Tests.Running;

/// <summary>What a run finds around it.</summary>
internal sealed class CliSurroundings
{
    public LineWatcher Out { get; } = new();

    public LineWatcher Error { get; } = new();

    public string Input { get; init; } = "";

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Whether a person looks on.</summary>
    public bool IsTerminal { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
