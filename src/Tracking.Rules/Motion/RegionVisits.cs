using System.Collections.Immutable;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Motion;

/// <summary>The regions a segment was seen in, and how they are shared out where it is cut.</summary>
internal static class RegionVisits
{
    public static ImmutableArray<RegionVisit> Add(
        ImmutableArray<RegionVisit> visits, RegionPath regions, DeviceTime time)
    {
        if (regions.IsEmpty)
        {
            return visits;
        }

        for (var i = visits.Length - 1; i >= 0; i--)
        {
            if (visits[i].Path == regions)
            {
                return visits.SetItem(i, visits[i] with { Last = time });
            }
        }

        return visits.Length < MotionSegment.MaximumVisits ? visits.Add(new RegionVisit(regions, time, time)) : visits;
    }

    /// <summary>Those that began by then, none later than that.</summary>
    public static ImmutableArray<RegionVisit> Until(ImmutableArray<RegionVisit> visits, DeviceTime end) =>
        [.. visits.Where(visit => visit.First <= end).Select(visit => visit.Last <= end ? visit : visit with { Last = end })];

    /// <summary>Those that lasted to then, none earlier than that.</summary>
    public static ImmutableArray<RegionVisit> From(ImmutableArray<RegionVisit> visits, DeviceTime start) =>
        [.. visits.Where(visit => visit.Last >= start).Select(visit => visit.First >= start ? visit : visit with { First = start })];
}
