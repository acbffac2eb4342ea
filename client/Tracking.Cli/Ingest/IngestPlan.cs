namespace Tracking.Cli.Ingest;

/// <summary>What ingest was asked to do.</summary>
/// <param name="Files">Paths in the order given; - is standard input.</param>
/// <param name="BatchRows">Rows of a full batch.</param>
/// <param name="RegisterClass">Class to register every vehicle met with; null to register none.</param>
/// <param name="SpeedFactor">How many times as fast as the devices' clocks; null for as fast as it goes.</param>
internal sealed record IngestPlan(
    IReadOnlyList<string> Files,
    int BatchRows,
    string? RegisterClass,
    double? SpeedFactor)
{
    /// <summary>The file name that stands for standard input.</summary>
    public const string StandardInput = "-";
}
