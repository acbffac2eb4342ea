using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Drivers;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// The sign-ons and sign-offs that a vehicle's alerts are attributed by, read once and kept until one changes or judging
/// comes to another time. Used by one turn at a time.
/// </summary>
internal sealed class SignCache(VehicleId vehicle, ISignLog signs)
{
    // An alert may have begun before the facts that decide it, and the next facts come later: a day either way is more than
    // any rule looks back, and spares reading again with every batch.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    private IReadOnlyList<SignEvent> _events = [];
    private long _version;
    private DeviceTime _from = DeviceTime.MaxValue;
    private DeviceTime _to = DeviceTime.MinValue;

    /// <summary>For judging these facts, and what waits in the window.</summary>
    public Task<IReadOnlyList<SignEvent>> ForAsync(VehicleState state, IReadOnlyList<LogFact> facts)
    {
        var times = facts.Select(static fact => fact.Position).Concat(state.Window)
            .Where(static position => position is not null && (position.Flags & QualityFlags.Future) == 0)
            .Select(static position => position!.Position.DeviceTime)
            .DefaultIfEmpty(state.LastFolded);
        return signs.VersionOf(vehicle) == 0
            ? Task.FromResult<IReadOnlyList<SignEvent>>([])
            : ForAsync(times.Min(), times.Max());
    }

    /// <summary>For judging again what lies between two instants.</summary>
    public async Task<IReadOnlyList<SignEvent>> ForAsync(DeviceTime from, DeviceTime to)
    {
        // Taken before reading: an event that comes between makes the next turn read again.
        var version = signs.VersionOf(vehicle);
        if (version == 0)
        {
            return [];
        }

        if (version != _version || from < _from || to > _to)
        {
            var (first, last) = (Before(from), to == DeviceTime.MaxValue ? to : to.Plus(Margin));
            _events = await signs.ListOfVehicleAsync(vehicle, Before(first), last, CancellationToken.None);
            (_version, _from, _to) = (version, first, last);
        }

        return _events;
    }

    private static DeviceTime Before(DeviceTime time) => time == DeviceTime.MinValue ? time : time.Plus(-Margin);
}
