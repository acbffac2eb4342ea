using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Positions;

/// <summary>
/// What became of a batch: everything that is not rejected is durable, and what is rejected is in quarantine.
/// </summary>
/// <param name="Accepted">Positions stored by this batch.</param>
/// <param name="Duplicates">Positions that were stored already.</param>
/// <param name="Rejected">The others, by index.</param>
/// <param name="Vehicles">The vehicles it had valid positions of, duplicates too.</param>
/// <param name="Judged">Completes when what was accepted is judged, or could not be for now; never fails.</param>
public sealed record BatchOutcome(
    int Accepted,
    int Duplicates,
    IReadOnlyList<RejectedRow> Rejected,
    IReadOnlyCollection<VehicleId> Vehicles,
    Task Judged);
