using Tracking.Contracts.Regions;

namespace Tracking.Api.Tests.Serving;

internal sealed class FakeRegion : IRegionGrain
{
    public RegionRoster Roster { get; set; } = new(0, [], false);

    public Task<RegionRoster> GetRosterAsync() => Task.FromResult(Roster);

    public Task ArriveAsync(string vehicleId) => throw new NotSupportedException();

    public Task LeaveAsync(string vehicleId) => throw new NotSupportedException();
}
