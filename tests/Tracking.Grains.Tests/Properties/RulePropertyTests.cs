using System.Text.Json;
using Tracking.Grains.Tests.Vehicles;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Properties;

/// <summary>
/// What must hold of every rule there is, found by scanning: however the same facts come in, the alerts that stand in the
/// end are the same. Rules of arrival are about the order in which facts come in, so changing that order is another story
/// to them; all the rest holds for them too.
/// </summary>
public sealed class RulePropertyTests
{
    private static readonly IEnumerable<Rule> Rules = ChineseRules.Set.Rules.Concat(ChineseRules.Set.ArrivalRules);

    [Fact]
    public void RandomLives_EveryRule_RaisesAndEndsSomething()
    {
        var revisions = Seeds()
            .SelectMany(static seed => LifeRun.Judge(Life(seed)).Revisions)
            .Select(static one => one.Revision)
            .ToList();
        foreach (var rule in Rules)
        {
            var own = revisions.Where(one => one.Rule == rule.Id).ToList();
            Assert.True(own.Count > 0, $"nothing that happens makes '{rule.Id}' raise an alert: add a happening that does");
            Assert.True(own.Exists(static one => one.State == AlertState.Closed), $"'{rule.Id}' never ends");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnyLife_Alerts_SayOnlyWhatTheRuleDeclares(int seed)
    {
        var declared = Rules.ToDictionary(static rule => rule.Id, static rule => rule.Declared);
        foreach (var revision in LifeRun.Judge(Life(seed)).Revisions.Select(static one => one.Revision))
        {
            var rule = declared[revision.Rule];
            Assert.Contains(revision.Severity, rule.Severities);
            using var details = JsonDocument.Parse(revision.Details.Json);
            Assert.All(
                details.RootElement.EnumerateObject(),
                detail => Assert.True(
                    rule.Details.Contains(detail.Name), $"seed {seed}: '{revision.Rule}' does not declare {detail.Name}"));
            Assert.True(revision.End is not { } end || end >= revision.Start, $"seed {seed}: {revision} ends before it starts");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void SplitRepeatedAndRestartedAnywhere_GivesTheSameRevisions(int seed)
    {
        var life = Life(seed);
        var whole = LifeRun.Judge(life);
        var random = new Random(seed);
        var parts = LifeRun.NewVehicle();
        var facts = LifeRun.Log(parts, life);
        for (var taken = 0; taken < facts.Count;)
        {
            // A call may bring again what another brought already.
            var from = Math.Max(0, taken - random.Next(10));
            taken = Math.Min(facts.Count, taken + random.Next(1, 60));
            parts.Decide([.. facts.Skip(from).Take(taken - from)]);
            if (random.Next(3) == 0)
            {
                parts.Restart();
            }
        }

        LifeRun.Settle(parts);
        AssertSame(seed, LifeRun.Words(whole), LifeRun.Words(parts));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void JudgedAgainFromTheLogAfterACrash_GivesTheSameRevisions(int seed)
    {
        var random = new Random(seed);
        var life = Life(seed);
        var late = Withhold(life, random);
        var first = LifeRun.NewVehicle();
        var facts = LifeRun.Log(first, late);
        first.Decide(facts);
        LifeRun.Settle(first);

        var second = LifeRun.NewVehicle();
        second.Decide([.. LifeRun.Log(second, late).Take(random.Next(facts.Count))]);
        second.Decide(facts);
        LifeRun.Settle(second);
        AssertSame(seed, LifeRun.Words(first), LifeRun.Words(second));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ShuffledWithinTheWindow_GivesTheSameAlertsInTheEnd(int seed)
    {
        var life = Life(seed);
        var random = new Random(seed);
        var shuffled = life
            .OrderBy(fact => fact.At.UnixMilliseconds + (random.NextDouble() * 59_000))
            .ToList();
        AssertSame(
            seed,
            LifeRun.Standing(LifeRun.Judge(life), ofArrival: false),
            LifeRun.Standing(LifeRun.Judge(shuffled), ofArrival: false));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnyStretchLate_GivesTheSameAlertsInTheEnd(int seed)
    {
        var life = Life(seed);
        var late = LifeRun.Judge(Withhold(life, new Random(seed)));
        AssertSame(
            seed,
            LifeRun.Standing(LifeRun.Judge(life), ofArrival: false),
            LifeRun.Standing(late, ofArrival: false));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task SentTwiceThroughTheStore_GivesTheSameRevisions(int seed)
    {
        var life = RandomLife.Live(new Random(seed), JudgeHarness.Vehicle);
        await using var once = await JudgeHarness.StartAsync();
        await SendAsync(once, life, null);
        await using var twice = await JudgeHarness.StartAsync();
        await SendAsync(twice, life, new Random(seed));
        var expected = await once.RevisionsAsync();
        Assert.True(expected.Count > 20, $"seed {seed}: {expected.Count} revisions");
        AssertSame(
            seed,
            expected.Select(static one => one.ToString()),
            (await twice.RevisionsAsync()).Select(static one => one.ToString()));
        Assert.Empty(twice.Log.Complaints);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Refold_AlertsOfArrival_AreLeftAsTheyWere(int seed)
    {
        var vehicle = LifeRun.NewVehicle();
        vehicle.Decide(LifeRun.Log(vehicle, Withhold(Life(seed), new Random(seed))));
        var before = LifeRun.Standing(vehicle, ofArrival: true).ToList();
        LifeRun.Settle(vehicle);
        AssertSame(seed, before, LifeRun.Standing(vehicle, ofArrival: true));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 12)];

    private static IReadOnlyList<(NewPosition? Position, ReceivedAt At)> Life(int seed) =>
        RandomLife.Live(new Random(seed), PureVehicle.Id);

    /// <summary>Sends a life in batches; with a random, each brings again what came before.</summary>
    private static async Task SendAsync(
        JudgeHarness harness, IReadOnlyList<(NewPosition? Position, ReceivedAt At)> life, Random? repeats)
    {
        var sent = new List<NewPosition>();
        foreach (var batch in life.Chunk(25))
        {
            var positions = batch.Where(static fact => fact.Position is not null).Select(static fact => fact.Position!).ToList();
            await harness.SendAsync(repeats is null || sent.Count == 0
                ? positions
                : [.. positions, .. Enumerable.Range(0, 10).Select(_ => sent[repeats.Next(sent.Count)]), .. positions]);
            sent.AddRange(positions);
            foreach (var (_, at) in batch.Where(static fact => fact.Position is null))
            {
                await harness.TickAsync(TickKind.Silence, at);
            }
        }

        await harness.FlushAsync();
    }

    /// <summary>Some stretches come in only after everything else.</summary>
    private static List<(NewPosition? Position, ReceivedAt At)> Withhold(
        IReadOnlyList<(NewPosition? Position, ReceivedAt At)> life, Random random)
    {
        var (inTime, late) = (new List<(NewPosition? Position, ReceivedAt At)>(), new List<(NewPosition? Position, ReceivedAt At)>());
        var isLate = false;
        for (var i = 0; i < life.Count; i++)
        {
            isLate = random.Next(60) == 0 ? !isLate : isLate;
            // The last fix comes in time, so that what is withheld is late.
            (isLate && i < life.Count - 1 ? late : inTime).Add(life[i]);
        }

        return [.. inTime, .. late];
    }

    private static void AssertSame(int seed, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (left, right) = (expected.ToList(), actual.ToList());
        Assert.True(
            left.SequenceEqual(right),
            $"seed {seed}:\nonly expected:\n{string.Join("\n", left.Except(right))}\nonly actual:\n{string.Join("\n", right.Except(left))}");
    }
}
