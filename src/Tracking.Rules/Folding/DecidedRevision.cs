using Tracking.Model.Alerts;
using Tracking.Model.Positions;

namespace Tracking.Rules.Folding;

/// <summary>A revision that the fold decided.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="JudgedAt">
/// Device time of the fix that decided it, which may be later than what the revision says.
/// </param>
/// <param name="AlsoConcerns">Regions beside those it began in whose feeds get it.</param>
public sealed record DecidedRevision(AlertRevision Revision, DeviceTime JudgedAt, IReadOnlyList<string> AlsoConcerns);
