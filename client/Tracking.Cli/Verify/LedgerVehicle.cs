namespace Tracking.Cli.Verify;

/// <summary>One vehicle's rows; what was sent twice is in a set once, as in the server's track.</summary>
internal sealed class LedgerVehicle
{
    public HashSet<LedgerRow> Acked { get; } = [];

    public HashSet<LedgerRow> Unsure { get; } = [];
}
