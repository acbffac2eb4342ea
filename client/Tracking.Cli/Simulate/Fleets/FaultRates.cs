namespace Tracking.Cli.Simulate.Fleets;

/// <summary>How often a report goes wrong, each a chance from 0 to 1 for one report; as seen in real feeds.</summary>
internal sealed record FaultRates
{
    public static FaultRates None { get; } = new();

    public static FaultRates Usual { get; } = new()
    {
        Zero = 0.001,
        Jump = 0.0005,
        Frozen = 0.0005,
        Duplicate = 0.005,
        Late = 0.01,
        Gap = 0.0005,
        SkewedVehicles = 0.05,
    };

    /// <summary>A fix at 0°, 0°.</summary>
    public double Zero { get; init; }

    /// <summary>A fix tens of kilometres away.</summary>
    public double Jump { get; init; }

    /// <summary>The beginning of some minutes of the same place while the clock goes on.</summary>
    public double Frozen { get; init; }

    /// <summary>The same report twice.</summary>
    public double Duplicate { get; init; }

    /// <summary>A report that comes after the next ones.</summary>
    public double Late { get; init; }

    /// <summary>The beginning of some minutes that are kept by the terminal and sent together afterwards.</summary>
    public double Gap { get; init; }

    /// <summary>The share of vehicles whose clock is wrong by up to two minutes.</summary>
    public double SkewedVehicles { get; init; }
}
