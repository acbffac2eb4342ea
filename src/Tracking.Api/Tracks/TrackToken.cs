using System.Globalization;
using Tracking.Api.Errors;
using Tracking.Model.Positions;
using Tracking.Storage.Positions;

namespace Tracking.Api.Tracks;

/// <summary>A place in a track as a page token: milliseconds since 1970, a dot, the content hash in hexadecimal.</summary>
internal static class TrackToken
{
    public static string Of(TrackPlace place) => string.Create(
        CultureInfo.InvariantCulture, $"{place.DeviceTime.UnixMilliseconds}.{place.Hash.Value:x16}");

    public static TrackPlace Parse(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(token[..dot], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time)
            && ulong.TryParse(token[(dot + 1)..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
            ? new TrackPlace(new DeviceTime(time), new ContentHash(hash))
            : throw ApiError.InvalidArgument("page_token is not one that this server gave");
    }
}
