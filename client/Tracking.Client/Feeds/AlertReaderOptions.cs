namespace Tracking.Client.Feeds;

/// <summary>Which alerts an <see cref="AlertReader"/> follows, and how it tries again.</summary>
public sealed record AlertReaderOptions
{
    /// <summary>
    /// The feed of this region and its children; the feed of all when empty. Cursors belong to one feed.
    /// </summary>
    public string RegionCode { get; init; } = "";

    /// <summary>Only this vehicle's; all when empty.</summary>
    public string VehicleId { get; init; } = "";

    /// <summary>Only this rule's, such as <c>speeding</c>; all when empty.</summary>
    public string Rule { get; init; } = "";

    /// <summary>
    /// The wait before the second attempt, on average; 500 ms if not set. It doubles with each failure.
    /// </summary>
    public TimeSpan InitialBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two attempts, on average; 30 s if not set.</summary>
    public TimeSpan MaximumBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Hears of each fault that is got over by trying again.</summary>
    public Action<Connections.TrackingException>? OnRetry { get; init; }

    /// <summary>The clock of the waits; the system's if not set.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Spreads the waits; give one with a seed to have them repeatable.</summary>
    public Random Random { get; init; } = new();
}
