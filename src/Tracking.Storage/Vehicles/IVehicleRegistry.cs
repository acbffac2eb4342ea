using Tracking.Model.Vehicles;

namespace Tracking.Storage.Vehicles;

/// <summary>The registered vehicles.</summary>
public interface IVehicleRegistry
{
    /// <summary>The vehicle, or null; from memory, since every position asks.</summary>
    Vehicle? Find(VehicleId id);

    /// <summary>
    /// Every version of a vehicle's registration, oldest first; from memory; empty when it is not registered. A fact is
    /// judged by the version that was known at its own log offset.
    /// </summary>
    IReadOnlyList<VehicleVersion> FindVersions(VehicleId id);

    /// <summary>
    /// Registers vehicles or replaces what was registered for them; durable and visible when the task returns. An
    /// unchanged registration makes no new version.
    /// </summary>
    /// <returns>How many of them were new.</returns>
    Task<int> RegisterAsync(IReadOnlyList<Vehicle> vehicles, CancellationToken cancellationToken);

    /// <summary>A page of vehicles by id.</summary>
    Task<IReadOnlyList<Vehicle>> ListAsync(VehicleQuery query, CancellationToken cancellationToken);

    /// <summary>How many vehicles there are in each combination of regions and class; reads all their rows.</summary>
    Task<IReadOnlyList<VehicleCount>> CountAsync(VehicleFilter filter, CancellationToken cancellationToken);
}
