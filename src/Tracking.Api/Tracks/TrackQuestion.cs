using Grpc.Core;
using Tracking.Api.Positions;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Tracks;

/// <summary>Streams a vehicle's track in parts.</summary>
internal sealed class TrackQuestion(TrackReader reader)
{
    /// <summary>Positions in one message: about 100 KB.</summary>
    private const int PartSize = 1_000;

    public async Task AnswerAsync(
        VehicleId vehicle, GetTrackRequest message, IServerStreamWriter<TrackPart> parts, CancellationToken cancellationToken)
    {
        var request = TrackRequest.Of(message);
        var part = new TrackPart();
        var given = 0;
        LoggedPosition? last = null;
        await foreach (var position in reader.ReadAsync(vehicle, request, cancellationToken))
        {
            if (given == request.Limit)
            {
                // There is more than was asked for: the next page begins with this one.
                part.NextPageToken = TrackToken.Of(TrackReader.PlaceOf(last!));
                break;
            }

            if (part.Positions.Count == PartSize)
            {
                await parts.WriteAsync(part, cancellationToken);
                part = new TrackPart();
            }

            part.Positions.Add(PositionMessages.ToMessage(vehicle, position));
            last = position;
            given++;
        }

        if (part.Positions.Count > 0)
        {
            await parts.WriteAsync(part, cancellationToken);
        }
    }
}
