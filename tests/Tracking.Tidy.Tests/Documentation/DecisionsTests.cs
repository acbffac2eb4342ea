using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Documentation;

public sealed class DecisionsTests
{
    [Fact]
    public void Repository_Decisions_AreNumberedAndInTheIndex() =>
        ExceptionList.Hold("Documentation/Decisions", Decisions.Find(Checkout.Current));

    [Fact]
    public void Find_NothingWritten_NamesEachDocument() =>
        Assert.Equal(
            ["README.md", "src/ARCHITECTURE.md", "src/decisions/README.md"],
            Decisions.Find(Checkout.Of()).Select(static violation => violation.Path));

    [Fact]
    public void Find_DecisionNotListedOrMisnumbered_IsFound() =>
        Assert.Equal(
            ["src/decisions/0003-c.md number", "src/decisions/0003-c.md index"],
            Decisions.Find(Checkout.Of(
                ("README.md", ""), ("src/ARCHITECTURE.md", ""), ("src/decisions/0001-two-builds.md", ""),
                ("src/decisions/0003-c.md", ""),
                ("src/decisions/README.md", "[1](0001-two-builds.md)"))).Select(static violation => violation.Key));
}
