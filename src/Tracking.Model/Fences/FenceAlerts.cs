namespace Tracking.Model.Fences;

/// <summary>What a fence raises.</summary>
[Flags]
public enum FenceAlerts
{
    /// <summary>Nothing: the fence only carries a speed limit.</summary>
    None = 0,

    /// <summary>An alert at the first fix inside.</summary>
    Enter = 1,

    /// <summary>An alert at the first fix outside after one inside.</summary>
    Exit = 2,

    /// <summary>An alert for as long as a vehicle is inside.</summary>
    NoGo = 4,
}
