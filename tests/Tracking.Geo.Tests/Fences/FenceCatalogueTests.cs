using Tracking.Geo.Fences;
using Tracking.Geo.Tests.Distances;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Fences;

public sealed class FenceCatalogueTests
{
    [Fact]
    public void Commit_RandomChangesAndMerges_FindsWhatASetBuiltAtOnceDoes()
    {
        const int Seed = 20261130;
        var random = new RandomPaths(Seed);
        var catalogue = new FenceCatalogue();
        var made = 0;
        for (var round = 1; round <= 30; round++)
        {
            var before = catalogue.Current;
            FenceDefinition[] put = [.. Enumerable.Range(0, random.Next(random.Next(5) == 0 ? 600 : 20))
                .Select(_ => MadeFences.Any(random, $"f{random.Next(2_000)}")).DistinctBy(static fence => fence.Id)];
            string[] deleted = [.. before.Standing().Select(static version => version.Fence.Id).Where(_ => random.Next(50) == 0)
                .Except(put.Select(static fence => fence.Id))];
            var prepared = PreparedFences.Of(before, put, deleted);
            if (random.Next(3) == 0)
            {
                // As if it had gone on beside the preparation.
                catalogue.Merge();
            }

            catalogue.Commit(prepared, new LogOffset(0, round));
            made += put.Length;
            Assert.Equal(made, catalogue.Current.Count);
        }

        MadeFences.AssertSame(Enumerable.Range(0, made).Select(ordinal => catalogue.Current[ordinal]), catalogue.Current, random, Seed);
        while (catalogue.Merge())
        {
        }

        Assert.InRange(catalogue.Current.LayerCount, 1, 5);
        MadeFences.AssertSame(Enumerable.Range(0, made).Select(ordinal => catalogue.Current[ordinal]), catalogue.Current, random, Seed);
    }

    [Fact]
    public void Commit_Replacement_EndsTheOldVersionAndCountsOn()
    {
        var random = new RandomPaths(1);
        var catalogue = new FenceCatalogue();
        Change(catalogue, 3, [MadeFences.Any(random, "a"), MadeFences.Any(random, "b")]);
        Change(catalogue, 5, [MadeFences.Any(random, "a")]);
        Change(catalogue, 7, [], "a");
        Change(catalogue, 9, [MadeFences.Any(random, "a")]);
        Assert.Equal(
            [(1, 3, 5L), (2, 5, 7L), (3, 9, (long?)null)],
            catalogue.Current.VersionsOf("a").Select(static version =>
                (version.Number, version.KnownAfter.Number, version.DeletedAfter?.Number)));
        Assert.Equal(1, catalogue.Current.FindStanding("b")?.Number);
        Assert.Equal(["a", "b"], catalogue.Current.Standing().Select(static version => version.Fence.Id));
        Assert.Equal(["b"], catalogue.Current.Standing(afterId: "a").Select(static version => version.Fence.Id));
        Assert.Null(catalogue.Current.FindStanding("c"));
    }

    [Fact]
    public void Commit_SetTakenBefore_StaysAsItWas()
    {
        var random = new RandomPaths(1);
        var catalogue = new FenceCatalogue();
        Change(catalogue, 1, [MadeFences.Any(random, "a")]);
        var before = catalogue.Current;
        Change(catalogue, 2, [MadeFences.Any(random, "a")]);
        Assert.Equal(1, before.Count);
        Assert.Null(before.FindStanding("a")?.DeletedAfter);
        Assert.NotNull(catalogue.Current[0].DeletedAfter);
    }

    /// <summary>TRACKING_FENCES asks for more than the 100,000 of the standard run.</summary>
    [Fact]
    public void Commit_OneChangeAmongVeryMany_BuildsOnlyALittle()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("TRACKING_FENCES"), out var asked) ? asked : 100_000;
        const int Seed = 20261201;
        var random = new RandomPaths(Seed);
        var catalogue = new FenceCatalogue();
        FenceDefinition[] many =
            [.. Enumerable.Range(0, count).Select(i => MadeFences.Any(random, $"f{i}", spreadMeters: 1_000_000))];
        Change(catalogue, 1, many);
        Change(catalogue, 2, [many[7] with { Name = "again" }]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Change(catalogue, 3, [many[8] with { Name = "again" }]);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        // The index of this one and the one before, and some pages of the table: the same among any number.
        Assert.InRange(bytes, 1, 2_000_000);
        Assert.Equal(2, catalogue.Current.LayerCount);
        Assert.False(catalogue.Merge());
        // Some 2 kB a fence, so that 400,000 versions stay well below 2 GB.
        Assert.InRange(catalogue.Current.IndexBytes / count, 100, 4_000);
        var ordinals = new int[1_000];
        for (var i = 0; i < 5_000; i++)
        {
            var ordinal = random.Next(count);
            var held = catalogue.Current.Containing(MadeFences.PointOf(many[ordinal]), ordinals);
            Assert.True(ordinals.AsSpan(0, held).Contains(ordinal), $"seed {Seed}: fence {ordinal} is not found");
        }
    }

    private static void Change(FenceCatalogue catalogue, long offset, FenceDefinition[] put, params string[] deleted) =>
        catalogue.Commit(PreparedFences.Of(catalogue.Current, put, deleted), new LogOffset(0, offset));
}
