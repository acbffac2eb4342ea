namespace Tracking.Rules.Fatigue;

/// <summary>Driving since the last rest: all of it, and what passenger vehicles were driven in the night.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Night">What passenger vehicles were driven in the night.</param>
public readonly record struct DrivingCount(TimeSpan Total, TimeSpan Night)
{
    /// <summary>The count with more driving in it.</summary>
    public DrivingCount Plus(TimeSpan total, TimeSpan night) => new(Total + total, Night + night);
}
