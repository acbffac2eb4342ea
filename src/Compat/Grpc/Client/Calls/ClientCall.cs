using Grpc.Core;
using Grpc.Net.Client;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>
/// The life of one call. It ends exactly once, for the first reason that comes up: the server's status, a failure, the
/// deadline, a cancellation or its disposal. All that is under way then fails, and every failure is reported as that
/// end.
/// </summary>
internal abstract class ClientCall : IDisposable
{
    /// <summary>A timer cannot wait longer than about 49 days; a later deadline is waited for in pieces.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(49);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _aborted = new();
    private readonly TaskCompletionSource<HttpResponseMessage> _headers =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CancellationTokenRegistration _cancellation;
    private ITimer? _deadlineTimer;
    private HttpResponseMessage? _http;
    private CallEnd? _end;

    protected ClientCall(GrpcChannel channel, IMethod method, CallOptions options)
    {
        Channel = channel;
        Method = method;
        Options = options;
        Deadline = CallDeadline.Checked(options.Deadline);
        Faults.Observe(_headers.Task);
        channel.Register(this);
    }

    public CallOptions Options { get; }

    public GrpcChannel Channel { get; }

    /// <summary>Fires when the call has ended otherwise than by the server's status.</summary>
    public CancellationToken Aborted => _aborted.Token;

    public bool IsDisposed { get; private set; }

    /// <summary>Null while the call is under way.</summary>
    public CallEnd? End => Volatile.Read(ref _end);

    public Task<HttpResponseMessage> HeadersArrived => _headers.Task;

    public Task<Metadata> ResponseHeaders => ReadResponseHeadersAsync();

    protected IMethod Method { get; }

    private DateTime Deadline { get; }

    public Status GetStatus() =>
        End?.Status
        ?? throw new InvalidOperationException("Unable to get the status because the call is not complete.");

    public Metadata GetTrailers() =>
        End?.Trailers
        ?? throw new InvalidOperationException(
            "Can't get the call trailers because the call has not completed successfully.");

    public void Dispose()
    {
        IsDisposed = true;
        Abort(new Status(StatusCode.Cancelled, "gRPC call disposed."));
    }

    /// <summary>Ends the call without waiting for the server, whose stream is reset.</summary>
    public void Abort(Status status) => TryEnd(new CallEnd(status, Trailers: null), abort: true);

    /// <summary>Ends the call with what the server says.</summary>
    public CallEnd Complete(CallEnd end)
    {
        TryEnd(end, abort: false);
        return End!;
    }

    /// <summary>
    /// Ends the call because of an exception, unless it has ended already; the result is what the caller throws.
    /// </summary>
    public RpcException Fail(string summary, Exception error)
    {
        if (End is null)
        {
            var status = FailureStatus.Of(summary, error);
            if (status.StatusCode == StatusCode.Cancelled && CallDeadline.IsPast(Deadline))
            {
                // The server's clock was the faster one and it has reset the stream: the reason is the deadline all the
                // same.
                status = new Status(StatusCode.DeadlineExceeded, status.Detail, status.DebugException);
            }

            Abort(status);
        }

        return End!.ToException();
    }

    /// <summary>Lets a token passed to a single read or write cancel the call.</summary>
    public CancellationTokenRegistration CancelWith(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(
            static (call, token) => ((ClientCall)call!).Abort(new Status(
                StatusCode.Cancelled, "Call canceled by the client.", new OperationCanceledException(token))),
            this);

    /// <summary>Sends the request; comes back with the headers of the response.</summary>
    protected async Task<HttpResponseMessage> SendAsync(HttpContent content)
    {
        var timeout = Arm();
        Aborted.ThrowIfCancellationRequested();
        var request = CallRequest.Create(Channel, Method, Options, timeout, content);
        var response = await Channel.SendAsync(request, Aborted).ConfigureAwait(false);
        lock (_gate)
        {
            _http = response;
        }

        if (End is not null)
        {
            // Ended in between: whoever ended it could not see the response to dispose of it.
            response.Dispose();
            Aborted.ThrowIfCancellationRequested();
        }

        return response;
    }

    /// <summary>Lets the readers go on; an end that the headers tell must be known by then.</summary>
    protected void PublishHeaders(HttpResponseMessage response) => _headers.TrySetResult(response);

    protected void FailHeaders(RpcException error) => _headers.TrySetException(error);

    /// <summary>Runs once, when the call has ended.</summary>
    protected abstract void OnEnded();

    private TimeSpan? Arm()
    {
        _cancellation = CancelWith(Options.CancellationToken);
        if (Deadline == DateTime.MaxValue)
        {
            return null;
        }

        var timeout = CallDeadline.Remaining(Deadline);
        if (timeout <= TimeSpan.Zero)
        {
            ExceedDeadline();
            return timeout;
        }

        _deadlineTimer = TimeProvider.System.CreateTimer(
            static call => ((ClientCall)call!).OnTimer(), this, Wait(timeout), Timeout.InfiniteTimeSpan);
        if (End is not null)
        {
            _deadlineTimer.Dispose();
        }

        return timeout;
    }

    private static TimeSpan Wait(TimeSpan remaining) => remaining < MaxWait ? remaining : MaxWait;

    private void OnTimer()
    {
        var remaining = CallDeadline.Remaining(Deadline);
        if (remaining <= TimeSpan.Zero)
        {
            ExceedDeadline();
        }
        else if (End is null)
        {
            _deadlineTimer?.Change(Wait(remaining), Timeout.InfiniteTimeSpan);
        }
    }

    private void ExceedDeadline() => Abort(new Status(StatusCode.DeadlineExceeded, ""));

    private void TryEnd(CallEnd end, bool abort)
    {
        HttpResponseMessage? http;
        lock (_gate)
        {
            if (_end is not null)
            {
                return;
            }

            Volatile.Write(ref _end, end);
            http = _http;
        }

        _cancellation.Unregister();
        _deadlineTimer?.Dispose();
        Channel.Forget(this);
        if (abort)
        {
            _aborted.Cancel();
        }

        // Also resets the stream if the server has not finished it.
        http?.Dispose();
        OnEnded();
    }

    private async Task<Metadata> ReadResponseHeadersAsync()
    {
        var response = await HeadersArrived.ConfigureAwait(false);
        return ResponseMetadata.Of(response.Headers);
    }
}
