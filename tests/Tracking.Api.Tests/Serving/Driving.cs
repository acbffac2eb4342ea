using Microsoft.Extensions.DependencyInjection;
using Tracking.Ingest.Positions;

namespace Tracking.Api.Tests.Serving;

/// <summary>Puts positions in through the door, as senders do: into the log and the live index.</summary>
internal static class Driving
{
    public static async Task DriveAsync(
        this ApiServer server, string vehicle, double latitude, double longitude, double seconds = 0)
    {
        var position = new RawPosition
        {
            VehicleId = vehicle,
            DeviceTime = Samples.At(seconds),
            LatitudeDegrees = latitude,
            LongitudeDegrees = longitude,
        };
        var outcome = await server.Services.GetRequiredService<PositionDoor>()
            .TakeAsync(new PositionBatch("test", [position], []), CancellationToken.None);
        Assert.Equal(1, outcome.Accepted);
    }
}
