using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Judgements;

/// <summary>Work that is due at a time by our clock: stored, so that it survives whoever was to do it.</summary>
public sealed record DueRow(VehicleId Vehicle, DueKind Kind, ReceivedAt DueAt);
