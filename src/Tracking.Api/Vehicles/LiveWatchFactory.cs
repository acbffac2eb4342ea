using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;
using Tracking.Contracts.Live;
using Tracking.Model.Vehicles;

namespace Tracking.Api.Vehicles;

/// <summary>Starts watches on the stream of live positions.</summary>
internal sealed class LiveWatchFactory([FromKeyedServices(LiveStream.Provider)] IStreamProvider streams)
{
    public async Task<LiveWatch> StartAsync(IReadOnlyList<VehicleId> vehicles)
    {
        var watch = new LiveWatch();
        try
        {
            foreach (var vehicle in vehicles)
            {
                var stream = streams.GetStream<LiveUpdate>(StreamId.Create(LiveStream.Namespace, vehicle.Value));
                watch.Add(await stream.SubscribeAsync((update, _) =>
                {
                    watch.Offer(vehicle, update.Position);
                    return Task.CompletedTask;
                }));
            }

            return watch;
        }
        catch
        {
            await watch.DisposeAsync();
            throw;
        }
    }
}
