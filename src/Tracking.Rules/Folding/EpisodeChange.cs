using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Folding;

/// <summary>What a rule says about one of its episodes; the host gives it an identity and a revision number.</summary>
/// <param name="Change">Raised once and first; then severity changes; ended at most once and last.</param>
/// <param name="Object">The fence, region or road, or null; with the start it identifies the episode.</param>
/// <param name="Start">When it began.</param>
/// <param name="Point">Where it began.</param>
/// <param name="Regions">The regions it began in.</param>
/// <param name="End">
/// When it ended. Set with <see cref="AlertChange.Ended"/>, and with <see cref="AlertChange.Raised"/> for an event that
/// is over at once.
/// </param>
/// <param name="Severity">How grave it is so far.</param>
/// <param name="Details">What there is to say.</param>
public sealed record EpisodeChange(
    AlertChange Change,
    string? Object,
    DeviceTime Start,
    GeoPoint Point,
    RegionPath Regions,
    DeviceTime? End,
    Severity Severity,
    AlertDetails Details)
{
    /// <summary>Codes of regions it concerns beside those it began in; their feeds get it too.</summary>
    public IReadOnlyList<string> AlsoConcerns { get; init; } = [];
}
