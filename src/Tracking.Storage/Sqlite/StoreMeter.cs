using System.Diagnostics.Metrics;
using Tracking.Model.Alerts;

namespace Tracking.Storage.Sqlite;

/// <summary>
/// The store's figures; the scope of the meter is the store, so that two in one process can be told apart.
/// </summary>
internal sealed class StoreMeter : IDisposable
{
    public const string Name = "Tracking.Storage";

    private readonly Meter _meter;
    private readonly Counter<long> _appended;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _commits;
    private readonly Counter<long> _commitFailures;
    private readonly Histogram<int> _groupSize;
    private readonly Counter<long> _divergent;
    private readonly Counter<long> _revisions;

    public StoreMeter(object scope)
    {
        _meter = new Meter(new MeterOptions(Name) { Scope = scope });
        _appended = _meter.CreateCounter<long>(
            "tracking.storage.positions.appended", "{position}", "Positions made durable.");
        _duplicates = _meter.CreateCounter<long>(
            "tracking.storage.positions.duplicates", "{position}", "Positions that were stored already.");
        _commits = _meter.CreateCounter<long>("tracking.storage.commits", "{commit}", "Group commits.");
        _commitFailures = _meter.CreateCounter<long>(
            "tracking.storage.commit.failures", "{commit}", "Group commits that failed.");
        _groupSize = _meter.CreateHistogram<int>(
            "tracking.storage.commit.operations", "{operation}", "Operations that shared a commit.");
        _divergent = _meter.CreateCounter<long>(
            "tracking.storage.revisions.divergent", "{revision}",
            "Revisions judged again with another result: judging is not deterministic.");
        _revisions = _meter.CreateCounter<long>(
            "tracking.storage.revisions.written", "{revision}", "Alert revisions made durable, by rule and change.");
    }

    public void Appended(int appended, int duplicates)
    {
        _appended.Add(appended);
        _duplicates.Add(duplicates);
    }

    public void Committed(int operations)
    {
        _commits.Add(1);
        _groupSize.Record(operations);
    }

    public void CommitFailed() => _commitFailures.Add(1);

    public void Divergent(int revisions) => _divergent.Add(revisions);

    public void Revised(IEnumerable<AlertRevision> revisions)
    {
        foreach (var revision in revisions)
        {
            _revisions.Add(
                1,
                new("tracking.rule", revision.Rule),
                new("tracking.alert.change", revision.Change.ToString().ToLowerInvariant()));
        }
    }

    public void ObserveQueue(Func<int> length) => _meter.CreateObservableGauge(
        "tracking.storage.queue.length", length, "{operation}", "Operations that wait for the writer.");

    public void Dispose() => _meter.Dispose();
}
