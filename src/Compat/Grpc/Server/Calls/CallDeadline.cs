using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tracking.Compat.Grpc.Server.Calls;

/// <summary>
/// Ends a call at its deadline even while its method is busy: status 4 goes out, the stream is reset, then the method's
/// token is cancelled. The race with the method's own end is decided by one flag under a lock; the loser does nothing.
/// </summary>
internal sealed class CallDeadline
{
    public static readonly Status ExceededStatus = new(StatusCode.DeadlineExceeded, "Deadline Exceeded");

    /// <summary>HTTP/2's CANCEL: the client may stop sending, nobody reads any more.</summary>
    private const int CancelErrorCode = 8;

    /// <summary>A timer cannot wait longer than about 49 days; a later deadline is waited for in pieces.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(49);

    private readonly Lock _gate = new();
    private readonly HttpContext _http;
    private readonly CancellationTokenSource _cancellation;
    private readonly TaskCompletionSource _exceededDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private bool _isEnded;

    public CallDeadline(HttpContext http, TimeSpan timeout)
    {
        _http = http;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        Token = _cancellation.Token;
        Time = TimeProvider.System.GetUtcNow().UtcDateTime + timeout;

        // Created idle: the callback must not run before the field is set.
        _timer = TimeProvider.System.CreateTimer(
            static state => ((CallDeadline)state!).OnTimer(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _timer.Change(Wait(timeout), Timeout.InfiniteTimeSpan);
    }

    public DateTime Time { get; }

    public CancellationToken Token { get; }

    public bool IsExceeded { get; private set; }

    /// <summary>
    /// True if the call may end in its own way; false, once that is finished, if the deadline has ended it.
    /// </summary>
    public async ValueTask<bool> TryEndAsync()
    {
        lock (_gate)
        {
            _isEnded = true;
        }

        await _timer.DisposeAsync().ConfigureAwait(false);
        if (IsExceeded)
        {
            await _exceededDone.Task.ConfigureAwait(false);
        }

        _cancellation.Dispose();
        return !IsExceeded;
    }

    private static TimeSpan Wait(TimeSpan remaining) => remaining < MaxWait ? remaining : MaxWait;

    private void OnTimer()
    {
        var remaining = Time - TimeProvider.System.GetUtcNow().UtcDateTime;
        lock (_gate)
        {
            if (_isEnded)
            {
                return;
            }

            if (remaining > TimeSpan.Zero)
            {
                _timer.Change(Wait(remaining), Timeout.InfiniteTimeSpan);
                return;
            }

            IsExceeded = true;
        }

        _ = ExceedAsync();
    }

    private async Task ExceedAsync()
    {
        try
        {
            CallOutcome.Write(_http.Response, ExceededStatus, trailers: null);
            await _http.Response.CompleteAsync().ConfigureAwait(false);
            _http.Features.Get<IHttpResetFeature>()?.Reset(CancelErrorCode);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The client is gone, or the response is complete: there is nobody left to tell.
        }
        finally
        {
            try
            {
                await _cancellation.CancelAsync().ConfigureAwait(false);
            }
            finally
            {
                _exceededDone.SetResult();
            }
        }
    }
}
