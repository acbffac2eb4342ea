using Tracking.Model.Vehicles;

namespace Tracking.Storage.Sqlite.Vehicles;

/// <summary>
/// A registered vehicle, the number that stands for it in the tables, and its versions, oldest first.
/// </summary>
internal sealed record VehicleEntry(long Key, Vehicle Vehicle, IReadOnlyList<VehicleVersion> Versions);
