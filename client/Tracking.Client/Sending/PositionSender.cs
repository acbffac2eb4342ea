using Tracking.Client.Connections;
using Tracking.Client.Spools;
using Tracking.V1;

namespace Tracking.Client.Sending;

/// <summary>
/// Sends positions for as long as it lives, whatever becomes of the network, the server or this process. A position
/// that <see cref="EnqueueAsync(Position)"/> has confirmed lies in a spool on this machine's disk until the server has
/// acknowledged it. Broken streams are opened again, with growing waits, and what was not acknowledged goes again: the
/// server may get a position twice, which it counts as duplicate, but never not at all. Safe for several threads at once.
/// </summary>
/// <example>
/// <code>
/// using var connection = TrackingConnection.Open(new Uri("http://127.0.0.1:5601"));
/// await using var sender = PositionSender.Open(connection, new PositionSenderOptions
/// {
///     Spool = new SpoolOptions { Folder = "/var/lib/gateway/spool" },
///     OnRejected = row => log.Warn($"{row.Position.VehicleId}: {row.Message}"),
/// });
/// await sender.EnqueueAsync(position);          // durable here: tell the terminal that it is done
/// await sender.DrainAsync(cancellationToken);   // only before a planned end: durable at the server
/// </code>
/// </example>
public sealed class PositionSender : IAsyncDisposable
{
    private readonly TrackingConnection _connection;
    private readonly PositionSenderOptions _options;
    private readonly PositionSpool _spool;
    private readonly SenderTally _tally = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    private PositionSender(TrackingConnection connection, PositionSenderOptions options, PositionSpool spool)
    {
        _connection = connection;
        _options = options;
        _spool = spool;
        _running = Task.Run(RunAsync);
    }

    /// <summary>What was done since it was opened, and how it stands.</summary>
    public SenderStatus Status => _tally.ToStatus(_spool.LastNumber - _spool.AcknowledgedThrough, _spool.Bytes);

    /// <summary>
    /// Opens the spool and begins to send what an earlier process left in it. The connection stays the caller's and
    /// must live longer. Whether a server is there does not matter.
    /// </summary>
    /// <exception cref="SpoolFailedException">The spool cannot be used.</exception>
    public static PositionSender Open(TrackingConnection connection, PositionSenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new PositionSender(connection, options, PositionSpool.Open(options.Spool));
    }

    /// <summary>Takes a position; it is durable on this machine when the task ends.</summary>
    /// <exception cref="SpoolFullException">There is no room: the server has been away for too long.</exception>
    /// <exception cref="SpoolFailedException">The disk refused.</exception>
    public Task EnqueueAsync(Position position) => EnqueueAsync([position]);

    /// <summary>Takes positions, all or none; they are durable on this machine when the task ends.</summary>
    /// <exception cref="SpoolFullException">There is no room: the server has been away for too long.</exception>
    /// <exception cref="SpoolFailedException">The disk refused.</exception>
    public Task EnqueueAsync(IReadOnlyList<Position> positions)
    {
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        return _spool.AppendAsync(positions);
    }

    /// <summary>
    /// Waits until the server has answered everything that was taken before this call. It waits as long as the server
    /// is away; <see cref="Status"/> says why.
    /// </summary>
    public Task DrainAsync(CancellationToken cancellationToken = default) =>
        _spool.WhenAcknowledgedAsync(_spool.LastNumber, cancellationToken);

    /// <summary>
    /// Waits until fewer positions than this are unanswered, at least 1: for whoever makes them faster than a server
    /// can take them and would rather wait than fill the disk.
    /// </summary>
    public Task WhenPendingBelowAsync(long count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return _spool.WhenAcknowledgedAsync(_spool.LastNumber - count + 1, cancellationToken);
    }

    /// <summary>Ends at once. What was not acknowledged stays in the spool for the next process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
            await _running;
            _spool.Dispose();
        }
    }

    private async Task RunAsync()
    {
        var backoff = new RetryBackoff(_options.InitialBackoff, _options.MaximumBackoff, _options.Random);
        try
        {
            while (true)
            {
                await _spool.WhenBeyondAsync(_spool.AcknowledgedThrough, _stopping.Token);
                _tally.Attempt();
                if (await AttemptAsync(backoff) is not { } fault)
                {
                    _tally.End();
                    continue;
                }

                var wait = backoff.Next(fault.RetryAfter);
                var waiting = Task.Delay(wait, _options.Time, _stopping.Token);
                _tally.End(fault, _options.Time.GetUtcNow() + wait);
                Tell(fault);
                await waiting;
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    private void Tell(TrackingException fault)
    {
        try
        {
            _options.OnFault?.Invoke(fault);
        }
        catch (Exception unheard)
        {
            // The status keeps both: sending goes on whoever listens.
            _tally.End(new TrackingException(fault.Code, "listener_failed", unheard.Message, fault), Status.RetryAt!.Value);
        }
    }

    /// <summary>Opens a stream and sends on it to its end; null when it ended well.</summary>
    private async Task<TrackingException?> AttemptAsync(RetryBackoff backoff)
    {
        try
        {
            await using var stream = new SendingStream(_connection, _spool, _options, ack =>
            {
                backoff.Reset();
                _tally.Take(ack);
            });
            await stream.RunAsync(_stopping.Token);
            return null;
        }
        catch (TrackingException fault)
        {
            return fault;
        }
    }
}
