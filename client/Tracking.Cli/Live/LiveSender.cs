using Tracking.Cli.Running;
using Tracking.Client.Sending;
using Tracking.Client.Spools;
using Tracking.V1;

namespace Tracking.Cli.Live;

/// <summary>
/// Sends rows that were made or shifted for now, over the same sender that gateways use, so that a server that restarts
/// costs nothing; keeps a ledger of what was acknowledged, if it is asked to.
/// </summary>
internal sealed class LiveSender : IAsyncDisposable
{
    /// <summary>Rows that may be unacknowledged: enough to keep the stream full, and little to redo.</summary>
    private const int MaximumPending = 20_000;

    private const int GroupRows = 1_000;

    private readonly Invocation _invocation;
    private readonly DirectoryInfo _spool;
    private readonly LedgerWriter? _ledger;
    private readonly PositionSender _sender;
    private readonly List<Position> _group = [];

    public LiveSender(Invocation invocation, string? ledger)
    {
        _invocation = invocation;
        _ledger = ledger is null ? null : new LedgerWriter(ledger);
        var faults = new FaultNotes(invocation.Human);
        _spool = Directory.CreateTempSubdirectory("tracking-live-");
        _sender = PositionSender.Open(invocation.Connection, new PositionSenderOptions
        {
            // What dies with this process is made again by the next.
            Spool = new SpoolOptions { Folder = _spool.FullName, Sync = SpoolSync.OperatingSystem },
            BatchRows = GroupRows,
            Time = invocation.Terminal.Time,
            OnAnswered = (positions, ack) =>
            {
                _ledger?.Take(positions, ack);
                faults.Forget();
            },
            OnFault = faults.Tell,
        });
    }

    /// <summary>Rows handed over so far.</summary>
    public long Sent { get; private set; }

    public SenderStatus Status => _sender.Status;

    /// <summary>Sends a row with those that come before the next wait.</summary>
    public async Task SendAsync(Position position)
    {
        _group.Add(position);
        if (_group.Count >= GroupRows)
        {
            await SendGroupAsync();
        }
    }

    /// <summary>Sends what was gathered, then waits.</summary>
    public async Task WaitAsync(TimeSpan wait)
    {
        await SendGroupAsync();
        await Task.Delay(wait, _invocation.Terminal.Time, _invocation.CancellationToken);
    }

    /// <summary>Waits until the server has answered everything.</summary>
    public async Task FinishAsync()
    {
        await SendGroupAsync();
        await _sender.DrainAsync(_invocation.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        _ledger?.Dispose();
        _spool.Delete(recursive: true);
    }

    private async Task SendGroupAsync()
    {
        if (_group.Count > 0)
        {
            await _sender.EnqueueAsync(_group);
            Sent += _group.Count;
            _group.Clear();
            await _sender.WhenPendingBelowAsync(MaximumPending, _invocation.CancellationToken);
        }
    }
}
