using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Geo.Tracks;
using Tracking.Model.Positions;
using Tracking.Storage.Positions;
using Tracking.V1;

namespace Tracking.Api.Tracks;

/// <summary>A request for a track, checked.</summary>
/// <param name="From">The first device time wanted.</param>
/// <param name="To">The device time before which to stop.</param>
/// <param name="After">Where the page before ended, or null.</param>
/// <param name="Limit">At most this many fixes, or null.</param>
/// <param name="ToleranceMeters">How far what is left out may lie from what is given, or null to leave out nothing.</param>
internal sealed record TrackRequest(
    DeviceTime From, DeviceTime To, TrackPlace? After, int? Limit, double? ToleranceMeters)
{
    /// <summary>
    /// The most fixes that a limit may name: half a gigabyte of messages. Without a limit the whole track is streamed.
    /// </summary>
    private const uint MaximumLimit = 1_000_000;

    public static TrackRequest Of(GetTrackRequest message)
    {
        var from = PositionMessages.ToDeviceTime(message.From) ?? DeviceTime.MinValue;
        var to = PositionMessages.ToDeviceTime(message.To) ?? DeviceTime.MaxValue;
        if (from > to)
        {
            throw ApiError.InvalidArgument($"from {from} is after to {to}: nothing lies between them");
        }

        if (message.Limit > MaximumLimit)
        {
            throw ApiError.InvalidArgument($"limit is {message.Limit}; at most {MaximumLimit} is allowed, 0 for no limit");
        }

        if (message.ToleranceM is not (>= 0 and <= TrackThinning.MaximumToleranceMeters))
        {
            throw ApiError.InvalidArgument(FormattableString.Invariant(
                $"tolerance_m is {message.ToleranceM}; 0 to {TrackThinning.MaximumToleranceMeters} is allowed"));
        }

        return new TrackRequest(
            from,
            to,
            message.PageToken.Length == 0 ? null : TrackToken.Parse(message.PageToken),
            message.Limit == 0 ? null : (int)message.Limit,
            message.ToleranceM == 0 ? null : message.ToleranceM);
    }
}
