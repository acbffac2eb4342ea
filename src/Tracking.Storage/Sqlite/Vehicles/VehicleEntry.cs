using Tracking.Model.Vehicles;

namespace Tracking.Storage.Sqlite.Vehicles;

/// <summary>A registered vehicle and the number that stands for it in the tables.</summary>
internal sealed record VehicleEntry(long Key, Vehicle Vehicle);
