using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Drivers;

/// <summary>One sign-on or sign-off, as it was told: with any other order of arrival the same events are told.</summary>
/// <param name="Driver">A registered driver.</param>
/// <param name="Vehicle">Where.</param>
/// <param name="At">When, by the terminal's clock.</param>
/// <param name="Kind">On or off.</param>
/// <param name="KnownAfter">A vehicle's own alerts from facts with a greater offset on name the driver by it.</param>
public sealed record SignEvent(DriverId Driver, VehicleId Vehicle, DeviceTime At, SignKind Kind, LogOffset KnownAfter)
{
    /// <summary>The order in which events count: by time; at one instant those who go before those who come.</summary>
    public static IComparer<SignEvent> Order { get; } = Comparer<SignEvent>.Create(static (left, right) =>
    {
        var byTime = left.At.CompareTo(right.At);
        var byKind = byTime != 0 ? byTime : left.Kind.CompareTo(right.Kind);
        var byDriver = byKind != 0 ? byKind : string.CompareOrdinal(left.Driver.Value, right.Driver.Value);
        return byDriver != 0 ? byDriver : string.CompareOrdinal(left.Vehicle.Value, right.Vehicle.Value);
    });
}
