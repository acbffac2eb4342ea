using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Drivers;

/// <summary>
/// Who was signed on where and when: a pure function of the events, so the order in which they came in does not matter.
/// A sign-on lasts until the same driver signs off there or signs on elsewhere, until somebody else signs on at the
/// vehicle, or until <see cref="Longest"/> has passed.
/// </summary>
public static class Assignments
{
    /// <summary>
    /// A sign-on that nobody ended counts this long: a card that stays in its slot for a month is renewed by then, and
    /// nobody has to look back further to know who drove.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>The assignments that follow from these events, by start.</summary>
    /// <param name="events">
    /// In any order. To be complete for a vehicle they must hold all of the vehicle's, and all of the drivers who signed
    /// on at it.
    /// </param>
    public static IReadOnlyList<Assignment> Of(IEnumerable<SignEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var sorted = events.Order(SignEvent.Order).ToList();
        var assignments = new List<Assignment>();
        for (var i = 0; i < sorted.Count; i++)
        {
            if (sorted[i].Kind == SignKind.On)
            {
                Add(assignments, Begun(sorted, i));
            }
        }

        return assignments;
    }

    /// <summary>The stretches from an instant on over which nobody was signed on at a vehicle.</summary>
    /// <param name="assignments">By start; those of other vehicles are passed over.</param>
    /// <param name="vehicle">The vehicle.</param>
    /// <param name="from">The instant.</param>
    public static IReadOnlyList<Assignment> Unmanned(
        IEnumerable<Assignment> assignments, VehicleId vehicle, DeviceTime from)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        var unknown = DriverId.Unknown(vehicle);
        var free = from;
        var unmanned = new List<Assignment>();
        foreach (var assignment in assignments.Where(one => one.Vehicle == vehicle && one.To > from))
        {
            if (assignment.From > free)
            {
                unmanned.Add(new Assignment(unknown, vehicle, free, assignment.From, false));
            }

            free = assignment.To > free ? assignment.To : free;
        }

        unmanned.Add(new Assignment(unknown, vehicle, free, DeviceTime.MaxValue, true));
        return unmanned;
    }

    private static Assignment Begun(List<SignEvent> sorted, int index)
    {
        var on = sorted[index];
        var longest = on.At.Plus(Longest);
        for (var i = index + 1; i < sorted.Count && sorted[i].At < longest; i++)
        {
            var next = sorted[i];
            var ends = next.Kind == SignKind.Off
                ? next.Driver == on.Driver && next.Vehicle == on.Vehicle
                : (next.Driver == on.Driver) != (next.Vehicle == on.Vehicle);
            if (ends)
            {
                return new Assignment(on.Driver, on.Vehicle, on.At, next.At, false);
            }
        }

        return new Assignment(on.Driver, on.Vehicle, on.At, longest, sorted[^1].At < longest);
    }

    private static void Add(List<Assignment> assignments, Assignment added)
    {
        if (added.To <= added.From)
        {
            return;
        }

        // Signing on again where one is signed on already changes nothing, except that it lasts longer.
        var i = assignments.FindLastIndex(
            one => one.Driver == added.Driver && one.Vehicle == added.Vehicle && one.Covers(added.From));
        if (i < 0)
        {
            assignments.Add(added);
        }
        else
        {
            assignments[i] = assignments[i] with { To = added.To, IsOpen = added.IsOpen };
        }
    }
}
