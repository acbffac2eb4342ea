using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Drivers;

/// <summary>Sign-ons and sign-offs as they were told.</summary>
public interface ISignLog
{
    /// <summary>
    /// Events one vehicle or one driver may have within <see cref="Assignments.Longest"/>: one every 20 minutes, and a
    /// bound on what has to be read to know who drove.
    /// </summary>
    const int MaximumInReach = 2_000;

    /// <summary>Stores an event; durable when the task returns. The same event again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">
    /// The vehicle is not registered: the caller should have checked.
    /// </exception>
    Task<SignOutcome> AddAsync(
        DriverId driver, VehicleId vehicle, DeviceTime at, SignKind kind, CancellationToken cancellationToken);

    /// <summary>
    /// Every event that decides who was signed on at the vehicle between two instants: its own and those of the drivers
    /// who signed on at it, from <see cref="Assignments.Longest"/> before on.
    /// </summary>
    Task<IReadOnlyList<SignEvent>> ListOfVehicleAsync(
        VehicleId vehicle, DeviceTime from, DeviceTime to, CancellationToken cancellationToken);

    /// <summary>
    /// Every event that decides where the driver was signed on between two instants: his own and those at the vehicles
    /// he signed on at, from <see cref="Assignments.Longest"/> before on.
    /// </summary>
    Task<IReadOnlyList<SignEvent>> ListOfDriverAsync(
        DriverId driver, DeviceTime from, DeviceTime to, CancellationToken cancellationToken);

    /// <summary>
    /// Changes whenever <see cref="ListOfVehicleAsync"/> may; 0 while there is nothing to list. From memory, since every
    /// judgement asks; it changes before the task of <see cref="AddAsync"/> returns.
    /// </summary>
    long VersionOf(VehicleId vehicle);
}
