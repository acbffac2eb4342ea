using System.Text;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Tests.Packs;

public sealed class RulePackTests
{
    [Fact]
    public void Parse_ShippedPack_MakesEveryRule()
    {
        var rules = RuleSet.Create(RulePack.Parse(File.ReadAllBytes(ShippedPack())));
        Assert.Equal(
            RuleSet.Scan([typeof(RuleSet).Assembly]).Select(static rule => rule.Attribute.Id),
            rules.Rules.Concat(rules.ArrivalRules).Select(static rule => rule.Id)
                .Concat(rules.DriverRules.Select(static rule => rule.Id)).Order(StringComparer.Ordinal));
        Assert.StartsWith("CN ", rules.Label, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OptionWithoutSource_IsRefused()
    {
        var error = Assert.Throws<RulePackException>(() => Parse(
            """{"pack":"X","version":"1","rules":{"speeding":{"options":{"margin_kmh":5},"sources":{}}}}"""));
        Assert.Equal("rule 'speeding': option 'margin_kmh' names no source", error.Message);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"pack":"X","version":"1","rules":{"speeding":{}}}""")]
    public void Parse_NotAPack_IsRefused(string json) => Assert.Throws<RulePackException>(() => Parse(json));

    [Theory]
    [InlineData("""{"no-such-rule":{"options":{},"sources":{}}}""", "'no-such-rule'")]
    [InlineData("""{"geofence":{"options":{"typo":1},"sources":{"typo":"x"}}}""", "typo")]
    [InlineData("""{"border-crossing":{"options":{"minimum_inside_s":30},"sources":{"minimum_inside_s":"x"}}}""", "minimum_inside_m")]
    [InlineData("""{"border-crossing":{"options":{"minimum_inside_s":-1,"minimum_inside_m":0},"sources":{"minimum_inside_s":"x","minimum_inside_m":"x"}}}""", "minimum_inside_s")]
    public void Create_WrongRuleOrOption_SaysWhich(string rules, string named)
    {
        var pack = Parse("""{"pack":"X","version":"1","rules":""" + rules + "}");
        var error = Assert.Throws<RulePackException>(() => RuleSet.Create(pack));
        Assert.Contains(named, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    internal static string ShippedPack() => Path.Combine(Testing.RepositoryRoot.Path, "deploy", "rulepacks", "CN.json");

    private static RulePack Parse(string json) => RulePack.Parse(Encoding.UTF8.GetBytes(json));
}
