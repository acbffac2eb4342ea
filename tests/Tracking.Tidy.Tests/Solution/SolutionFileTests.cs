using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Solution;

public sealed class SolutionFileTests
{
    [Fact]
    public void Repository_Solution_HoldsEveryProject() =>
        ExceptionList.Hold("Solution/SolutionFile", SolutionFile.Find(Checkout.Current));

    [Fact]
    public void Find_ProjectMissingOrGone_IsFound() =>
        Assert.Equal(
            ["src/B/B.csproj", "Tracking.sln src/C/C.csproj"],
            SolutionFile.Find(Checkout.Of(
                ("src/A/A.csproj", "<Project />"), ("src/B/B.csproj", "<Project />"),
                ("Tracking.sln", """
                    Project("{1}") = "A", "src\A\A.csproj", "{2}"
                    Project("{1}") = "C", "src\C\C.csproj", "{3}"
                    """))).Select(static violation => violation.Key));

    [Fact]
    public void Find_NoSolution_IsFound() => Assert.Single(SolutionFile.Find(Checkout.Of()));
}
