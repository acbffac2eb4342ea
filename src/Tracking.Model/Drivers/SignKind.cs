namespace Tracking.Model.Drivers;

/// <summary>What a driver did at a vehicle. The numbers are stored: never reuse one.</summary>
public enum SignKind
{
    /// <summary>He signed off.</summary>
    Off = 1,

    /// <summary>He signed on.</summary>
    On = 2,
}
