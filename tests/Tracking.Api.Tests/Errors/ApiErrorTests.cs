using Grpc.Core;
using Tracking.Api.Errors;

namespace Tracking.Api.Tests.Errors;

public sealed class ApiErrorTests
{
    public static TheoryData<RpcException, StatusCode, string, string> Table => new()
    {
        { ApiError.BatchTooLarge("too many"), StatusCode.InvalidArgument, "batch_too_large", "too many" },
        { ApiError.EmptyRequest("nothing"), StatusCode.InvalidArgument, "empty_request", "nothing" },
        { ApiError.InvalidArgument("wrong"), StatusCode.InvalidArgument, "invalid_argument", "wrong" },
        { ApiError.InvalidImport("invalid_fence", "ring 0"), StatusCode.InvalidArgument, "invalid_fence", "ring 0" },
        { ApiError.DocumentTooLarge(64), StatusCode.ResourceExhausted, "document_too_large", "64 bytes" },
        { ApiError.FleetTooLarge("Lines", 7), StatusCode.ResourceExhausted, "fleet_too_large", "'Lines' would have more than 7" },
        { ApiError.VehicleNotFound("A1"), StatusCode.NotFound, "vehicle_not_found", "'A1'" },
        { ApiError.DriverNotFound("D1"), StatusCode.NotFound, "driver_not_found", "'D1'" },
        { ApiError.YearOutOfRange("1999"), StatusCode.InvalidArgument, "year_out_of_range", "time 1999 is not" },
        { ApiError.TooManySignOns("D1", "A1", 7), StatusCode.ResourceExhausted, "too_many_sign_ons", "'A1' has 7" },
        { ApiError.AlertNotFound("x"), StatusCode.NotFound, "alert_not_found", "'x'" },
        { ApiError.FenceNotFound("x"), StatusCode.NotFound, "fence_not_found", "'x'" },
        { ApiError.RegionNotFound("x"), StatusCode.NotFound, "region_not_found", "'x'" },
        { ApiError.CursorExpired(3, 10), StatusCode.OutOfRange, "cursor_expired", "go on with cursor 9" },
        { ApiError.CursorUnknown(12, 10), StatusCode.OutOfRange, "cursor_unknown", "the newest entry is 10" },
        { ApiError.StoreFailed("disk full"), StatusCode.Unavailable, "store_failed", "disk full" },
        { ApiError.QuotaExceeded("enough", TimeSpan.FromSeconds(1)), StatusCode.ResourceExhausted, "quota_exceeded", "enough" },
        { ApiError.TooManyStreams("ipv4:1", 7), StatusCode.ResourceExhausted, "too_many_streams", "ipv4:1 has 7 streams" },
        { ApiError.StreamIdle(TimeSpan.FromMinutes(5)), StatusCode.Unavailable, "stream_idle", "for 300 s" },
        { ApiError.ServerStopping(), StatusCode.Unavailable, "server_stopping", "connect again" },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void Factory_EachError_HasItsStatusReasonAndWords(RpcException error, StatusCode code, string reason, string words)
    {
        Assert.Equal((code, reason), (error.StatusCode, error.Trailers.GetValue(ApiError.ReasonKey)));
        Assert.Contains(words, error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void QuotaExceeded_Hint_IsWholeMillisecondsRoundedUp() => Assert.Equal(
        "1501",
        ApiError.QuotaExceeded("x", TimeSpan.FromMilliseconds(1500.2)).Trailers.GetValue(ApiError.RetryAfterKey));

    [Theory]
    [InlineData("甘")]
    [InlineData("🚚")]
    [InlineData("x🚚")]
    public void Factory_MessageOfAnyLength_IsCutBetweenCharacters(string unit)
    {
        var error = ApiError.InvalidArgument(string.Concat(Enumerable.Repeat(unit, 100_000)));

        Assert.InRange(error.Status.Detail.Length, 1_900, 2_001);
        Assert.EndsWith("…", error.Status.Detail, StringComparison.Ordinal);
        Assert.False(char.IsHighSurrogate(error.Status.Detail[^2]));
    }

    [Fact]
    public void Factory_MessageOfTheGreatestLength_StaysWhole() =>
        Assert.Equal(new string('x', 2_000), ApiError.InvalidArgument(new string('x', 2_000)).Status.Detail);
}
