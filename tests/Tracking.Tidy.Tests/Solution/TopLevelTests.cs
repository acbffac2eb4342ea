using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Solution;

public sealed class TopLevelTests
{
    [Fact]
    public void Repository_TopLevel_HoldsWhatItShould() =>
        ExceptionList.Hold("Solution/TopLevel", TopLevel.Find(Checkout.Current));

    [Fact]
    public void Find_StrayFileAndMissingOne_AreFound() =>
        Assert.Equal(
            ["docs", "README.md"],
            TopLevel.Find(Checkout.Of(
                ("src/a", ""), ("tests/a", ""), ("silo/a", ""), ("client/a", ""), ("deploy/a", ""),
                ("Tracking.sln", ""), ("LICENSE", ""), ("build.sh", ""), (".gitignore", ""), ("docs/a.md", "")))
                .Select(static violation => violation.Key));
}
