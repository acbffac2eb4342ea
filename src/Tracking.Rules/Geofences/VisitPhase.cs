namespace Tracking.Rules.Geofences;

/// <summary>How far a stay has got.</summary>
public enum VisitPhase
{
    /// <summary>The vehicle has entered, and what the fence raises was raised.</summary>
    Believed = 0,

    /// <summary>It was seen inside, but not for long enough yet.</summary>
    Pending = 1,

    /// <summary>It is inside while the fence does not hold by its calendar.</summary>
    Resting = 2,
}
