using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Alerts;

/// <summary>
/// One revision of one alert. An alert is an episode; its start, a change of state or severity, its end, a correction
/// and a withdrawal are revisions of it. Nothing in a revision depends on when or in which order the facts came in.
/// </summary>
/// <param name="Id">The alert.</param>
/// <param name="Number">The revision's number within the alert, from 1 without gaps.</param>
/// <param name="Change">Why it was written.</param>
/// <param name="State">Where the episode stands.</param>
/// <param name="Severity">How grave it is so far.</param>
/// <param name="Vehicle">The vehicle.</param>
/// <param name="Driver">The driver, or <c>unknown@vehicle</c> where nobody was logged in.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Object">The fence, region or road it is about, or null.</param>
/// <param name="Start">When the episode began, by the terminal's clock.</param>
/// <param name="End">When it ended, or null while it goes on.</param>
/// <param name="Point">Where it began.</param>
/// <param name="Regions">The regions it began in.</param>
/// <param name="RulePack">The rule pack and version it was judged by, such as <c>CN 2026-11</c>.</param>
/// <param name="Details">What the rule has to say.</param>
/// <param name="Supersedes">The withdrawn alert whose place this one takes, or null.</param>
public sealed record AlertRevision(
    AlertId Id,
    int Number,
    AlertChange Change,
    AlertState State,
    Severity Severity,
    VehicleId Vehicle,
    string Driver,
    string Rule,
    string? Object,
    DeviceTime Start,
    DeviceTime? End,
    GeoPoint Point,
    RegionPath Regions,
    string RulePack,
    AlertDetails Details,
    AlertId? Supersedes);
