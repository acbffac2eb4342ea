using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Client.Feeds;

/// <summary>
/// Follows alerts for as long as it is asked to, over broken connections and restarts of either side. Within one run
/// every revision is handed over once, in the order of the feed; after a crash of the consumer, those that were handled
/// since the cursor was saved come again (at least once). So a handler may look at <c>alert_id</c> and <c>revision</c>,
/// which name a revision for ever, or keep the cursor with its own results (<see cref="ICursorStore"/>).
/// </summary>
/// <example>
/// <code>
/// var reader = new AlertReader(connection, new FileCursorStore("/var/lib/desk/cursor"), new AlertReaderOptions
/// {
///     RegionCode = "360000",
/// });
/// await reader.RunAsync(async (revision, cancellationToken) => await desk.ShowAsync(revision), cancellationToken);
/// </code>
/// </example>
public sealed class AlertReader(TrackingConnection connection, ICursorStore cursors, AlertReaderOptions? options = null)
{
    private readonly AlertReaderOptions _options = options ?? new AlertReaderOptions();

    // Without a filter the feed has no gaps, so a missing number would be a revision lost.
    private bool IsGapless => _options.VehicleId.Length == 0 && _options.Rule.Length == 0;

    /// <summary>
    /// Hands over each revision after the saved cursor, and each new one, and saves the cursor after each that the
    /// handler got done. What the handler throws ends the run, and its revision comes again in the next.
    /// </summary>
    /// <exception cref="TrackingException">A fault that trying again does not mend: <c>cursor_expired</c>,
    /// <c>cursor_unknown</c>, <c>region_not_found</c>, <c>protocol_breach</c>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled: the usual end.</exception>
    public async Task RunAsync(
        Func<AlertRevision, CancellationToken, Task> handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var place = new FeedPlace(await cursors.LoadAsync(cancellationToken), IsGapless);
        var backoff = new RetryBackoff(_options.InitialBackoff, _options.MaximumBackoff, _options.Random);
        while (true)
        {
            var fault = await FollowAsync(place, backoff, handle, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (!fault.IsRetryable)
            {
                throw fault;
            }

            _options.OnRetry?.Invoke(fault);
            await Task.Delay(backoff.Next(fault.RetryAfter), _options.Time, cancellationToken);
        }
    }

    /// <summary>Follows over one connection; returns what ended it.</summary>
    private async Task<TrackingException> FollowAsync(
        FeedPlace place,
        RetryBackoff backoff,
        Func<AlertRevision, CancellationToken, Task> handle,
        CancellationToken cancellationToken)
    {
        using var call = connection.Alerts.WatchAlerts(
            new WatchAlertsRequest
            {
                RegionCode = _options.RegionCode,
                VehicleId = _options.VehicleId,
                Rule = _options.Rule,
                AfterCursor = place.Cursor,
            },
            cancellationToken: cancellationToken);
        while (true)
        {
            if (await NextAsync(call.ResponseStream) is { } fault)
            {
                return fault;
            }

            backoff.Reset();
            if (place.Take(call.ResponseStream.Current.Cursor))
            {
                await handle(call.ResponseStream.Current, cancellationToken);
                await cursors.SaveAsync(place.Cursor, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Null when there is another revision; otherwise why there is none. The handler's faults do not come here.
    /// </summary>
    private async Task<TrackingException?> NextAsync(IAsyncStreamReader<AlertRevision> revisions)
    {
        try
        {
            return await revisions.MoveNext(CancellationToken.None)
                ? null
                : new TrackingException(StatusCode.Unavailable, "stream_ended", "the server ended the stream");
        }
        catch (RpcException fault)
        {
            return connection.Explain(fault);
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or OperationCanceledException)
        {
            return new TrackingException(StatusCode.Unavailable, "stream_ended", fault.Message, fault);
        }
    }
}
