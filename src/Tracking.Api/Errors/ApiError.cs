using System.Globalization;
using Grpc.Core;
using Tracking.Model.Texts;

namespace Tracking.Api.Errors;

/// <summary>
/// Every error that the services tell a caller, in one table: the status code, and the machine-readable reason that
/// travels in the trailer <see cref="ReasonKey"/>. The message is for people: what was wrong, where, and what to do.
/// </summary>
internal static class ApiError
{
    /// <summary>The trailer that carries the reason.</summary>
    public const string ReasonKey = "tracking-reason";

    /// <summary>The trailer that says when to come again, in whole milliseconds, where that is known.</summary>
    public const string RetryAfterKey = "tracking-retry-after-ms";

    private static readonly TimeSpan StreamsRetryAfter = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest message, in characters. It quotes what the caller sent, of any size, and travels percent-encoded in a
    /// trailer: nine bytes for a Chinese character, where clients refuse a response whose headers exceed 64 KiB in all.
    /// </summary>
    private const int MaximumMessageLength = 2_000;

    public static RpcException BatchTooLarge(string message) =>
        Of(StatusCode.InvalidArgument, "batch_too_large", message);

    public static RpcException EmptyRequest(string message) => Of(StatusCode.InvalidArgument, "empty_request", message);

    public static RpcException UnreadableMessage(string problem) => Of(
        StatusCode.InvalidArgument, "unreadable_message", $"what was sent is no message of this call: {problem}");

    public static RpcException InvalidArgument(string message) =>
        Of(StatusCode.InvalidArgument, "invalid_argument", message);

    public static RpcException InvalidImport(string reason, string message) =>
        Of(StatusCode.InvalidArgument, reason, message);

    public static RpcException DocumentTooLarge(long limitBytes) => Of(
        StatusCode.ResourceExhausted, "document_too_large", $"the document is larger than {limitBytes} bytes; import it in parts");

    public static RpcException FleetTooLarge(string company, int limit) => Of(
        StatusCode.ResourceExhausted,
        "fleet_too_large",
        $"company '{company}' would have more than {limit} vehicles; none of its vehicles was registered");

    public static RpcException AreaTooCrowded(int limit) => Of(
        StatusCode.ResourceExhausted,
        "area_too_crowded",
        $"more than {limit} vehicles are in the area: ask for a smaller area or for fewer vehicles");

    public static RpcException VehicleNotFound(string id) =>
        Of(StatusCode.NotFound, "vehicle_not_found", $"vehicle '{id}' is not registered");

    public static RpcException VehicleNotFoundAsOf(string id, string instant) =>
        Of(StatusCode.NotFound, "vehicle_not_found", $"vehicle '{id}' was not registered before {instant}");

    public static RpcException DriverNotFound(string id) =>
        Of(StatusCode.NotFound, "driver_not_found", $"driver '{id}' is not registered");

    public static RpcException YearOutOfRange(string time) =>
        Of(StatusCode.InvalidArgument, "year_out_of_range", $"the time {time} is not in the years 2000 to 2099");

    public static RpcException TooManySignOns(string driver, string vehicle, int limit) => Of(
        StatusCode.ResourceExhausted,
        "too_many_sign_ons",
        $"driver '{driver}' or vehicle '{vehicle}' has {limit} sign-ons and sign-offs within a month; nothing is stored");

    public static RpcException AlertNotFound(string id) => Of(StatusCode.NotFound, "alert_not_found", $"there is no alert '{id}'");

    public static RpcException FenceNotFound(string id) => Of(StatusCode.NotFound, "fence_not_found", $"there is no fence '{id}'");

    public static RpcException FenceExists(string id, int version) => Of(
        StatusCode.AlreadyExists,
        "fence_exists",
        $"fence '{id}' stands already, in version {version}; update it, or choose another id");

    // Aborted, not failed precondition: reading and deciding again is all that helps, and it does (google.rpc.Code).
    public static RpcException FenceVersionConflict(string id, int expected, int standing) => Of(
        StatusCode.Aborted,
        "fence_version_conflict",
        $"version {standing} of fence '{id}' stands, not {expected}; get it, apply your change to it, and send it again");

    public static RpcException TooManyFences(string message) => Of(StatusCode.ResourceExhausted, "too_many_fences", message);

    public static RpcException RegionNotFound(string code) =>
        Of(StatusCode.NotFound, "region_not_found", $"there is no region '{code}'");

    public static RpcException CursorExpired(long cursor, long oldest) => Of(
        StatusCode.OutOfRange,
        "cursor_expired",
        $"cursor {cursor} is older than what is kept; the oldest entry is {oldest}, so go on with cursor {oldest - 1} and list what you missed");

    public static RpcException CursorUnknown(long cursor, long head) => Of(
        StatusCode.OutOfRange, "cursor_unknown", $"cursor {cursor} was never given out; the newest entry is {head}");

    public static RpcException QuotaExceeded(string message, TimeSpan retryAfter) =>
        Of(StatusCode.ResourceExhausted, "quota_exceeded", message, retryAfter);

    public static RpcException TooManyStreams(string peer, int limit) => Of(
        StatusCode.ResourceExhausted,
        "too_many_streams",
        $"{peer} has {limit} streams of positions open, and may not have more; close one, or send on one of them",
        StreamsRetryAfter);

    public static RpcException StreamIdle(TimeSpan limit) => Of(
        StatusCode.Unavailable,
        "stream_idle",
        $"nothing was sent on this stream for {limit.TotalSeconds:0} s; open another when there is something to send");

    public static RpcException StoreFailed(string message) => Of(
        StatusCode.Unavailable, "store_failed", $"the store failed, nothing of this request is stored; send it again. {message}");

    public static RpcException ServerStopping() => Of(
        StatusCode.Unavailable, "server_stopping", "the server is stopping; connect again and go on where you were");

    private static RpcException Of(StatusCode code, string reason, string message) =>
        new(new Status(code, TextCut.Shown(message, MaximumMessageLength)), new Metadata { { ReasonKey, reason } });
    private static RpcException Of(StatusCode code, string reason, string message, TimeSpan? retryAfter = null)
    {
        var trailers = new Metadata { { ReasonKey, reason } };
        if (retryAfter is { } wait)
        {
            trailers.Add(RetryAfterKey, Math.Ceiling(wait.TotalMilliseconds).ToString("F0", CultureInfo.InvariantCulture));
        }

        return new RpcException(new Status(code, Cut(message)), trailers);
    }

    private static string Cut(string message)
    {
        if (message.Length <= MaximumMessageLength)
        {
            return message;
        }

        // Not between the two halves of a surrogate pair: the rest would no longer be text.
        var length = MaximumMessageLength - (char.IsHighSurrogate(message[MaximumMessageLength - 1]) ? 1 : 0);
        return string.Concat(message.AsSpan(0, length), "…");
    }
}
