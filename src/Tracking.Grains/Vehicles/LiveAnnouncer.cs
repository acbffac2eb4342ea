using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;
using Tracking.Contracts;
using Tracking.Contracts.Live;
using Tracking.Contracts.Regions;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// Tells the world where one vehicle is now: the stream that maps follow, and the regions it comes to and leaves. Lossy
/// by design: what fails here is logged and forgotten, since the heads index has the truth and is asked again.
/// </summary>
internal sealed partial class LiveAnnouncer(
    IGrainFactory grains,
    [FromKeyedServices(LiveStream.Provider)] IStreamProvider streams,
    ILogger<LiveAnnouncer> logger)
{
    private const QualityFlags NotLive = QualityFlags.Future | QualityFlags.Zero;

    private VehicleId _vehicle;
    private DeviceTime _announced = DeviceTime.MinValue;
    private IAsyncStream<LiveUpdate>? _stream;

    /// <summary>The regions that were told that the vehicle is there.</summary>
    public RegionPath Regions { get; private set; }

    /// <summary>Goes on where an earlier activation ended.</summary>
    /// <param name="vehicle">The vehicle.</param>
    /// <param name="live">Its live position by the heads index.</param>
    /// <param name="regions">What <see cref="Regions"/> was.</param>
    public void Start(VehicleId vehicle, LoggedPosition? live, RegionPath regions)
    {
        _vehicle = vehicle;
        // The call that activates the grain brings positions that the index has already: the live one among them is
        // still to be announced, and only what is older is not.
        _announced = live?.Position.DeviceTime.Plus(-TimeSpan.FromMilliseconds(1)) ?? DeviceTime.MinValue;
        Regions = regions;
        _stream = streams.GetStream<LiveUpdate>(StreamId.Create(LiveStream.Namespace, vehicle.Value));
    }

    /// <summary>
    /// Announces the newest of these positions if the vehicle has moved on; live never goes back in time.
    /// </summary>
    public async Task AnnounceAsync(IReadOnlyList<LoggedPosition> positions)
    {
        LoggedPosition? newest = null;
        foreach (var position in positions)
        {
            if ((position.Flags & NotLive) == 0 && position.Position.DeviceTime > _announced)
            {
                _announced = position.Position.DeviceTime;
                newest = position;
            }
        }

        if (newest is null)
        {
            return;
        }

        try
        {
            await MoveAsync(newest.Regions);
            await _stream!.OnNextAsync(new LiveUpdate(_vehicle.Value, newest));
        }
        catch (Exception error)
        {
            LogNotAnnounced(logger, error, _vehicle);
        }
    }

    private async Task MoveAsync(RegionPath regions)
    {
        if (regions == Regions)
        {
            return;
        }

        var before = Regions.Regions().Select(static region => region.Code).ToList();
        var now = regions.Regions().Select(static region => region.Code).ToList();
        foreach (var code in before.Except(now))
        {
            await grains.GetGrain<IRegionGrain>(GrainKeys.Region(code)).LeaveAsync(_vehicle.Value);
        }

        foreach (var code in now.Except(before))
        {
            await grains.GetGrain<IRegionGrain>(GrainKeys.Region(code)).ArriveAsync(_vehicle.Value);
        }

        Regions = regions;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The live position of vehicle {Vehicle} was not announced.")]
    private static partial void LogNotAnnounced(ILogger logger, Exception error, VehicleId vehicle);
}
