namespace Tracking.Cli.Tests.Running;

/// <summary>What a run finds around it.</summary>
internal sealed class CliSurroundings
{
    public LineWatcher Out { get; } = new();

    public LineWatcher Error { get; } = new();

    public string Input { get; init; } = "";

    public Dictionary<string, string> Variables { get; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
