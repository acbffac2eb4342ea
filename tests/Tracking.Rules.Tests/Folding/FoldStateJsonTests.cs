using System.Text.Json;
using Tracking.Geo.Fences;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;
using Tracking.Rules.Tests.Packs;

namespace Tracking.Rules.Tests.Folding;

public sealed class FoldStateJsonTests
{
    private static readonly RuleSet Rules = RuleSet.Create(RulePack.Parse(File.ReadAllBytes(RulePackTests.ShippedPack())));

    [Fact]
    public void Write_OpenEpisode_ComesBackWhole()
    {
        var (state, _) = FoldTests.Run(
            FenceSet.Empty, Enumerable.Range(0, 5).Select(static i => FoldTests.Fix(i * 30, 111.1, regions: "province=360000")));
        var back = RoundTrip(state, Rules);
        Assert.Equal(Assert.Single(state.Open).Last, Assert.Single(back.Open).Last);
        Assert.Equal(state.Jump, back.Jump);
        Assert.Equal(Speeding(state), Speeding(back));
    }

    [Fact]
    public void Read_StateOfARuleThatIsGone_IsDropped()
    {
        var (state, _) = FoldTests.Run(FenceSet.Empty, [FoldTests.Fix(0, 111)]);
        var none = RuleSet.Create(RulePack.Parse("""{"pack":"-","version":"-","rules":{}}"""u8.ToArray()));
        Assert.NotNull(Speeding(state));
        Assert.Empty(FoldStateJson.Read(Write(state, Rules), none).RuleStates);
    }

    [Fact]
    public void Read_StateOfBeforeTheLastPlaceWasKept_GoesOnWithoutIt()
    {
        var old = JsonDocument.Parse("""{"jump":null,"open":[],"closed":[],"rules":{}}""").RootElement;
        Assert.Null(FoldStateJson.Read(old, Rules).LastPlaced);
    }

    private static object? Speeding(FoldState state) =>
        state.RuleStates[Rules.Rules.Select(static rule => rule.Id).ToList().IndexOf("speeding")];

    internal static FoldState RoundTrip(FoldState state, RuleSet rules) => FoldStateJson.Read(Write(state, rules), rules);

    private static JsonElement Write(FoldState state, RuleSet rules)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            FoldStateJson.Write(writer, state, rules);
        }

        return JsonDocument.Parse(buffer.ToArray()).RootElement;
    }
}
