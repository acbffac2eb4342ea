using Tracking.Contracts;
using Tracking.Contracts.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Regions;

/// <summary>
/// One activation is one region while somebody asks for it or vehicles come and go. A cache of the heads index: when it
/// dies the next activation reads the index again.
/// </summary>
internal sealed class RegionGrain(IVehicleHeads heads, IAlertStore alerts) : Grain, IRegionGrain
{
    /// <summary>
    /// Vehicles known at most, about 20 MB: a province has fewer key vehicles; beyond it the roster says it is cut off.
    /// </summary>
    internal const int MaximumVehicles = 200_000;

    /// <summary>Vehicles listed in one answer: it must fit in one message.</summary>
    internal const int MaximumListed = 10_000;

    private const int PageSize = 1_000;
    private readonly SortedSet<string> _vehicles = new(StringComparer.Ordinal);
    private string _code = "";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _code = GrainKeys.RegionOf(this.GetPrimaryKeyString());
        VehicleId? after = null;
        while (_vehicles.Count < MaximumVehicles)
        {
            var page = await heads.ListInRegionAsync(_code, after, PageSize, cancellationToken);
            _vehicles.UnionWith(page.Select(static head => head.Vehicle.Value));
            if (page.Count < PageSize)
            {
                return;
            }

            after = page[^1].Vehicle;
        }
    }

    public Task ArriveAsync(string vehicleId)
    {
        if (_vehicles.Count < MaximumVehicles)
        {
            _vehicles.Add(vehicleId);
        }

        return Task.CompletedTask;
    }

    public Task LeaveAsync(string vehicleId)
    {
        _vehicles.Remove(vehicleId);
        return Task.CompletedTask;
    }

    public async Task<RegionRoster> GetRosterAsync()
    {
        var feed = await alerts.ReadFeedAsync(_code, long.MaxValue, 1, CancellationToken.None);
        return new RegionRoster(feed.Head, [.. _vehicles.Take(MaximumListed)], _vehicles.Count > MaximumListed);
    }
}
