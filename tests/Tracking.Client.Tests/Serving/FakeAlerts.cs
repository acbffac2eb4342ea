using Grpc.Core;
using Tracking.V1;

namespace Tracking.Client.Tests.Serving;

/// <summary>A feed in memory that a test appends to, and that breaks off where a test wants it to.</summary>
internal sealed class FakeAlerts : Alerts.AlertsBase
{
    private readonly Lock _lock = new();
    private readonly List<AlertRevision> _feed = [];
    private TaskCompletionSource _appended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The requests as they came.</summary>
    public List<WatchAlertsRequest> Requests { get; } = [];

    /// <summary>Runs before an entry is sent; may throw.</summary>
    public Func<AlertRevision, ServerCallContext, Task> BeforeEntry { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Runs at the beginning of a call; may throw.</summary>
    public Action<WatchAlertsRequest> OnWatch { get; set; } = static _ => { };

    public void Append(params AlertRevision[] revisions)
    {
        lock (_lock)
        {
            _feed.AddRange(revisions);
            _appended.SetResult();
            _appended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public override async Task WatchAlerts(
        WatchAlertsRequest request, IServerStreamWriter<AlertRevision> responseStream, ServerCallContext context)
    {
        lock (_lock)
        {
            Requests.Add(request);
        }

        OnWatch(request);
        var cursor = request.AfterCursor;
        while (true)
        {
            var (next, appended) = After(cursor);
            foreach (var revision in next)
            {
                await BeforeEntry(revision, context);
                await responseStream.WriteAsync(revision);
                cursor = revision.Cursor;
            }

            await appended.WaitAsync(context.CancellationToken);
        }
    }

    private (List<AlertRevision> Next, Task Appended) After(ulong cursor)
    {
        lock (_lock)
        {
            var next = _feed.Where(revision => revision.Cursor > cursor).ToList();
            return (next, next.Count > 0 ? Task.CompletedTask : _appended.Task);
        }
    }
}
