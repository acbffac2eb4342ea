using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Storage.Alerts;
using Tracking.Storage.Judgements;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// Judges a stretch of a vehicle's past again because late positions came for it. It starts from the rung of the ladder
/// before the oldest of them (or from nothing), folds every position from there to the watermark that was logged before
/// the re-fold tick, and compares the episodes it finds with those stored:
/// <list type="bullet">
/// <item>the same id and the same words: nothing is written;</item>
/// <item>the same id and other words: a correction, the alert's next revision;</item>
/// <item>stored and no longer found: withdrawn, unless it is about arrival, which late data does not change;</item>
/// <item>found and not stored: raised; if it overlaps a withdrawn one of the same rule and object it supersedes
/// it.</item>
/// </list>
/// Stored episodes are read as they were caused before the tick, so going through the log again after a crash compares
/// with the same and writes the same. Pure: the caller feeds it what it reads.
/// </summary>
internal sealed class VehicleRefold
{
    // A stored episode that says the same keeps the device time it was first decided at, though late data may since
    // have moved that time; a day is far more than it can have moved.
    private static readonly TimeSpan StoredMargin = TimeSpan.FromDays(1);

    private readonly VehicleState _before;
    private readonly LogOffset _tick;
    private readonly Judging _judging;
    private readonly Fold _fold;
    private readonly FoldOutput _output;
    private readonly List<DecidedRevision> _decided = [];
    private readonly Dictionary<AlertId, DecidedRevision> _found = [];
    private readonly HashSet<AlertId> _closedBefore;
    private readonly DeviceTime _dropSegmentsFrom;
    private FoldState _state;
    private DeviceTime _lastFolded;

    public VehicleRefold(VehicleState before, LogOffset tick, LadderSnapshot? rung, Judging judging)
    {
        _before = before;
        _tick = tick;
        _judging = judging;
        _fold = new Fold(judging.Rules, judging.Fences, judging.Signs);
        _output = new FoldOutput(judging);
        From = rung?.Watermark ?? DeviceTime.MinValue;
        _lastFolded = From;
        _state = rung is null ? FoldState.Initial : VehicleStateJson.ReadRung(rung.State, judging.Rules);
        _closedBefore = [.. _state.Closed];
        // The rung's own segment goes with the rest and comes back: it may be cut before the rung.
        _dropSegmentsFrom = _state.Motion?.Start.Time ?? AfterRung;
        _output.KeepSegment(_state);
        foreach (var open in _state.Open)
        {
            _found.Add(open.Last.Id, new DecidedRevision(open.Last, From, open.AlsoConcerns));
        }
    }

    /// <summary>Positions later than this, up to the watermark, are to be fed.</summary>
    public DeviceTime From { get; }

    /// <summary>Stored episodes that are open or were judged later than this are to be compared with.</summary>
    public DeviceTime StoredAfter => From == DeviceTime.MinValue ? From : From.Plus(-StoredMargin);

    private DeviceTime AfterRung => From == DeviceTime.MinValue ? From : new DeviceTime(From.UnixMilliseconds + 1);

    /// <summary>Folds the next position, in judging order.</summary>
    public void Add(LoggedPosition position)
    {
        var time = position.Position.DeviceTime;
        _output.BeginHour(_state, _lastFolded, time, _tick);
        _state = _output.Step(_fold, _state, position, _judging.VehicleAt(position.Offset), _decided);
        _lastFolded = time;
        foreach (var decided in _decided)
        {
            _found[decided.Revision.Id] = decided;
        }

        _decided.Clear();
    }

    /// <summary>Compares with the stored episodes that were open or judged after <see cref="StoredAfter"/>.</summary>
    public Decision Finish(VehicleId vehicle, IReadOnlyList<JudgedRevision> stored)
    {
        _state = _output.RenewSegment(_state);
        var known = stored.ToDictionary(static judged => judged.Revision.Id, static judged => judged.Revision);
        var numbers = new Dictionary<AlertId, AlertRevision>();
        var withdrawn = Withdraw(stored);
        foreach (var found in _found.Values.OrderBy(Start).ThenBy(Id, StringComparer.Ordinal))
        {
            numbers.Add(found.Revision.Id, Write(found, known.GetValueOrDefault(found.Revision.Id), withdrawn));
        }

        var open = _state.Open.Select(episode => episode with { Last = numbers[episode.Last.Id] });
        var state = _before with
        {
            Head = _tick,
            DirtyFrom = null,
            LastFolded = _lastFolded,
            Fold = _state with { Open = [.. open] },
        };
        var judgement = _output.ToJudgement(vehicle) with
        {
            DropLadderFrom = _before.DirtyFrom,
            DropFlagsFrom = AfterRung,
            Segments = _judging.Rules.Motion is null ? null : _output.SegmentsUpTo(_tick, _dropSegmentsFrom),
            Done = [DueKind.Refold],
        };
        return new Decision(state, judgement, 1, null);
    }

    private static DeviceTime Start(DecidedRevision found) => found.Revision.Start;

    private static string Id(DecidedRevision found) => found.Revision.Id.Value;

    private static bool Overlaps(AlertRevision left, AlertRevision right) =>
        left.Start <= (right.End ?? DeviceTime.MaxValue) && right.Start <= (left.End ?? DeviceTime.MaxValue);

    private static bool SaysTheSame(AlertRevision left, AlertRevision right) =>
        left with { Number = 0, Change = 0, Supersedes = null, RulePack = "" }
        == right with { Number = 0, Change = 0, Supersedes = null, RulePack = "" };

    /// <summary>Withdraws what is stored and was not found again.</summary>
    private List<AlertRevision> Withdraw(IReadOnlyList<JudgedRevision> stored)
    {
        var withdrawn = new List<AlertRevision>();
        foreach (var (revision, judgedAt) in stored)
        {
            var isInReach = revision.State == AlertState.Open
                || (revision.State == AlertState.Closed && judgedAt > From && !_closedBefore.Contains(revision.Id));
            if (!isInReach || _judging.Rules.IsOfArrival(revision.Rule) || _found.ContainsKey(revision.Id))
            {
                continue;
            }

            var withdrawal = revision with
            {
                Number = revision.Number + 1,
                Change = AlertChange.Withdrawn,
                State = AlertState.Withdrawn,
            };
            withdrawn.Add(withdrawal);
            Write(new DecidedRevision(withdrawal, judgedAt, []));
        }

        return withdrawn;
    }

    /// <returns>The revision that is now the alert's last.</returns>
    private AlertRevision Write(DecidedRevision found, AlertRevision? stored, List<AlertRevision> withdrawn)
    {
        if (stored is not null && SaysTheSame(found.Revision, stored))
        {
            return stored;
        }

        var superseded = stored is null
            ? withdrawn.Find(old => old.Rule == found.Revision.Rule
                && old.Object == found.Revision.Object
                && Overlaps(old, found.Revision))
            : null;
        var revision = found.Revision with
        {
            Number = (stored?.Number ?? 0) + 1,
            Change = stored is null ? AlertChange.Raised : AlertChange.Corrected,
            Supersedes = superseded?.Id ?? stored?.Supersedes,
        };
        Write(found with { Revision = revision });
        return revision;
    }

    private void Write(DecidedRevision decided) => _output.Add(decided, _tick, _judging.VehicleAt(_tick));
}
