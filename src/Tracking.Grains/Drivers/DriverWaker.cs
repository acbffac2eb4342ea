using Tracking.Contracts;
using Tracking.Contracts.Drivers;
using Tracking.Model.Drivers;
using Tracking.Model.Vehicles;
using Tracking.Storage.Drivers;

namespace Tracking.Grains.Drivers;

/// <summary>Has drivers judged whose hours changed.</summary>
internal sealed class DriverWaker(IGrainFactory grains, IDriverJudgements judgements)
{
    /// <summary>Those of one vehicle at once: what was sent before a flush is judged, hours included.</summary>
    public async Task JudgeDriversOfAsync(VehicleId vehicle)
    {
        foreach (var driver in await judgements.ListDueOfVehicleAsync(vehicle, CancellationToken.None))
        {
            await JudgeAsync(driver);
        }
    }

    public Task JudgeAsync(DriverId driver) =>
        grains.GetGrain<IDriverGrain>(GrainKeys.Driver(driver)).JudgeAsync();
}
