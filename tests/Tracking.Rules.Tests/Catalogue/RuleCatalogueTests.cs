using System.Reflection;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;
using Tracking.Rules.Tests.Folding;
using Tracking.Rules.Tests.Packs;

namespace Tracking.Rules.Tests.Catalogue;

public sealed class RuleCatalogueTests
{
    private static readonly string CataloguePath = Path.Combine(
        Testing.RepositoryRoot.Path, "deploy", "rulepacks", "CATALOGUE.md");

    [Fact]
    public void Catalogue_OfTheShippedPack_IsUpToDate()
    {
        var pack = RulePack.Parse(File.ReadAllBytes(RulePackTests.ShippedPack()));
        var made = new RuleCatalogue(typeof(RuleSet).Assembly, pack).Write();
        if (Environment.GetEnvironmentVariable("TRACKING_RENEW") == "1")
        {
            File.WriteAllText(CataloguePath, made);
        }

        var kept = File.Exists(CataloguePath) ? File.ReadAllText(CataloguePath) : "";
        Assert.True(
            made == kept,
            $"deploy/rulepacks/CATALOGUE.md is stale: run {RuleCatalogue.RenewCommand} and commit the file");
    }

    [Fact]
    public void Scan_EveryRule_SaysItsSeveritiesAndTheRangesOfItsNumbers()
    {
        foreach (var (type, rule) in RuleSet.Scan([typeof(RuleSet).Assembly]))
        {
            Assert.True(rule.Severities.Count > 0, $"{rule.Id}: [Rule] names no severity");
            Assert.Equal(rule.Severities.Order().Distinct(), rule.Severities);
            foreach (var option in RuleSet.OptionsOf(type).GetProperties())
            {
                Assert.True(
                    option.PropertyType == typeof(bool) || option.GetCustomAttribute<OptionRangeAttribute>() is not null,
                    $"{rule.Id}: {option.Name} has no [OptionRange]");
            }
        }
    }

    [Fact]
    public void Write_RuleOfAnotherLibrary_IsListedWithItsOptions()
    {
        var text = new RuleCatalogue(typeof(HurryRule).Assembly, RulePack.Parse(RuleSetTests.Pack)).Write();
        Assert.Contains(
            "| [`hurry`](#hurry) | The smallest rule there can be: an event at every fix above a speed. | info |",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "| `faster_than_kmh` | Faster than this is a hurry. | 1 to 300 km/h | 90 | a test |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_RuleWithoutASection_SaysThatItIsNotJudged()
    {
        var none = RulePack.Parse("""{"pack":"X","version":"1","rules":{}}"""u8.ToArray());
        var text = new RuleCatalogue(typeof(HurryRule).Assembly, none).Write();
        Assert.Contains("Not judged by X 1", text, StringComparison.Ordinal);
    }
}
