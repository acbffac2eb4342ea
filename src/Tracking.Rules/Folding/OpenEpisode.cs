using Tracking.Model.Alerts;

namespace Tracking.Rules.Folding;

/// <summary>An episode that goes on, as its last revision says.</summary>
/// <param name="Last">The last revision.</param>
/// <param name="AlsoConcerns">Regions beside those it began in whose feeds get its revisions.</param>
public sealed record OpenEpisode(AlertRevision Last, IReadOnlyList<string> AlsoConcerns);
