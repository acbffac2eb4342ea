using Tracking.Model.Drivers;

namespace Tracking.Ingest.Drivers;

/// <summary>What became of a sign-on or sign-off.</summary>
/// <param name="Refusal">Why it was refused, one of <see cref="SignRefusal"/>; null when it is stored.</param>
/// <param name="IsNew">Whether it was not stored already.</param>
/// <param name="Assignment">
/// The assignment that it begins or ends, as it stands now; null when it neither begins nor ends one.
/// </param>
public sealed record SignResult(SignRefusal? Refusal, bool IsNew, Assignment? Assignment);
