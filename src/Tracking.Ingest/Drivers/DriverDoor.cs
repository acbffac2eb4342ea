using Tracking.Ingest.Positions;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Drivers;
using Tracking.Storage.Vehicles;

namespace Tracking.Ingest.Drivers;

/// <summary>The one door for sign-ons and sign-offs, whatever protocol they come by. Safe for several threads.</summary>
public sealed class DriverDoor(IVehicleRegistry vehicles, ISignLog signs)
{
    /// <summary>Whether a terminal's clock can mean it: a time of the years 2000 to 2099.</summary>
    public static bool IsPossible(DeviceTime time) => PositionCheck.IsPossible(time);

    /// <summary>Whether the vehicle is registered.</summary>
    public bool Knows(VehicleId vehicle) => vehicles.Find(vehicle) is not null;

    /// <summary>Takes a sign-on or sign-off; durable when the task returns.</summary>
    public async Task<SignResult> SignAsync(
        DriverId driver, VehicleId vehicle, DeviceTime at, SignKind kind, CancellationToken cancellationToken)
    {
        if (!IsPossible(at))
        {
            return new SignResult(SignRefusal.YearOutOfRange, false, null);
        }

        if (!Knows(vehicle))
        {
            return new SignResult(SignRefusal.UnknownVehicle, false, null);
        }

        var outcome = await signs.AddAsync(driver, vehicle, at, kind, cancellationToken);
        return outcome switch
        {
            SignOutcome.UnknownDriver => new SignResult(SignRefusal.UnknownDriver, false, null),
            SignOutcome.TooMany => new SignResult(SignRefusal.TooMany, false, null),
            _ => new SignResult(null, outcome == SignOutcome.Added, await FindAsync(driver, vehicle, at, kind)),
        };
    }

    /// <summary>Where the driver was signed on between two instants, by start.</summary>
    public async Task<IReadOnlyList<Assignment>> ListOfDriverAsync(
        DriverId driver, DeviceTime from, DeviceTime to, CancellationToken cancellationToken)
    {
        var events = await signs.ListOfDriverAsync(driver, from, to, cancellationToken);
        return [.. Assignments.Of(events).Where(one => one.Driver == driver && one.To > from && one.From < to)];
    }

    /// <summary>Who was signed on at the vehicle between two instants, by start.</summary>
    public async Task<IReadOnlyList<Assignment>> ListOfVehicleAsync(
        VehicleId vehicle, DeviceTime from, DeviceTime to, CancellationToken cancellationToken)
    {
        var events = await signs.ListOfVehicleAsync(vehicle, from, to, cancellationToken);
        return [.. Assignments.Of(events).Where(one => one.Vehicle == vehicle && one.To > from && one.From < to)];
    }

    private async Task<Assignment?> FindAsync(DriverId driver, VehicleId vehicle, DeviceTime at, SignKind kind)
    {
        // Whoever asks waits for an answer about what is stored by now: it is not given up half-way.
        var assignments = await ListOfDriverAsync(driver, at.Plus(-Assignments.Longest), DeviceTime.MaxValue, default);
        return assignments.LastOrDefault(one => one.Vehicle == vehicle
            && (kind == SignKind.On ? one.Covers(at) : one.From < at && one.To == at));
    }
}
