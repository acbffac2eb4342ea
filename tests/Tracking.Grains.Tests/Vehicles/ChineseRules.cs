using Tracking.Rules.Folding;
using Tracking.Rules.Packs;
using Tracking.Testing;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>The rules of the shipped pack: hazmat vehicles may drive 80 km/h, coaches 100.</summary>
internal static class ChineseRules
{
    public static RuleSet Set { get; } = RuleSet.Create(RulePack.Parse(
        File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "deploy", "rulepacks", "CN.json"))));
}
