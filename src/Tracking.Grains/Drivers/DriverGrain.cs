using Tracking.Contracts;
using Tracking.Contracts.Drivers;
using Tracking.Geo.Regions;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Rules.Fatigue;
using Tracking.Rules.Folding;
using Tracking.Storage.Vehicles;

namespace Tracking.Grains.Drivers;

/// <summary>
/// One activation is one driver while his hours change or are asked for. The sweeper calls it for every due row, about a
/// second after a vehicle's commit or a sign-on changed his hours; a vehicle that is flushed calls it at once. It holds
/// nothing, so nothing is lost when it dies: the row stays in the store. Being one activation keeps two judgements of one
/// driver from doing the same work; that they do not write twice is the store's doing.
/// </summary>
internal sealed class DriverGrain(
    DriverStores stores, RuleSet rules, RegionCatalogue regions, IVehicleRegistry vehicles) : Grain, IDriverGrain
{
    private DriverId _driver;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _driver = GrainKeys.DriverOf(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task JudgeAsync() => new DriverJudge(_driver, stores, rules, regions, vehicles).JudgeAsync();

    public async Task<DriverHours> GetHoursAsync(long atMs)
    {
        var at = new DeviceTime(atMs);
        var history = await DriverHistory.ReadAsync(stores, _driver, at.Plus(-DriverJudge.LookBack), at);
        return DriverClock.HoursOf(history, at, rules);
    }

    public async Task<DriverStretchInfo[]> ListStretchesAsync(long fromMs, long toMs)
    {
        var (from, to) = (new DeviceTime(fromMs), new DeviceTime(toMs));
        var history = await DriverHistory.ReadAsync(stores, _driver, from, to);
        return [.. history.Timeline.Stretches.Where(one => one.Start < to).Select(one => InfoOf(one, to))];
    }

    private static DriverStretchInfo InfoOf(DriverStretch stretch, DeviceTime to) => new(
        stretch.Kind,
        stretch.Start.UnixMilliseconds,
        Math.Min(stretch.End.UnixMilliseconds, to.UnixMilliseconds),
        stretch.Vehicle?.Value);
}
