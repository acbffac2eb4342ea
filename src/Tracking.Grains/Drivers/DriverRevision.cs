using Tracking.Model.Alerts;
using Tracking.Rules.Fatigue;

namespace Tracking.Grains.Drivers;

/// <summary>A revision about a driver before its place is looked up.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Number">The revision's number.</param>
/// <param name="Change">Why it is written.</param>
/// <param name="State">Where the episode stands.</param>
/// <param name="Episode">What it says.</param>
/// <param name="Stored">The revision before it, or null.</param>
/// <param name="Supersedes">The withdrawn alert whose place it takes, or null.</param>
internal sealed record DriverRevision(
    AlertId Id,
    int Number,
    AlertChange Change,
    AlertState State,
    DriverEpisode Episode,
    AlertRevision? Stored,
    AlertId? Supersedes);
