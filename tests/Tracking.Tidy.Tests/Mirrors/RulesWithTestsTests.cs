using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Mirrors;

public sealed class RulesWithTestsTests
{
    private static readonly (string, string) Project = ("src/Tracking.Rules/Tracking.Rules.csproj", "<Project />");

    [Fact]
    public void Repository_Rules_HaveTests() =>
        ExceptionList.Hold("Mirrors/RulesWithTests", RulesWithTests.Find(Checkout.Current));

    [Fact]
    public void Find_RuleWithoutTest_IsFound() =>
        Assert.Contains(
            "write tests/Tracking.Rules.Tests/Rest/RestRuleTests.cs",
            Assert.Single(RulesWithTests.Find(Checkout.Of(Project, Rule("Rest", "rest"), Test("Speed")))).Advice);

    [Fact]
    public void Find_RuleWithTest_IsLeft() =>
        Assert.Empty(RulesWithTests.Find(Checkout.Of(Project, Rule("Rest", "rest"), Test("Rest"))));

    [Fact]
    public void Find_IdUsedTwice_IsFound() =>
        Assert.Contains(
            "RestRule has the id \"rest\" already",
            Assert.Single(RulesWithTests.Find(
                Checkout.Of(
                    Project, Rule("Rest", "rest"), Rule("Speed", "rest"), Test("Rest"), Test("Speed")))).Advice);

    private static (string, string) Rule(string name, string id) =>
        ($"src/Tracking.Rules/{name}/{name}Rule.cs", $"[Rule(\"{id}\")] sealed class {name}Rule;");

    private static (string, string) Test(string name) =>
        ($"tests/Tracking.Rules.Tests/{name}/{name}RuleTests.cs", "class A { [Fact] void F() { } }");
}
