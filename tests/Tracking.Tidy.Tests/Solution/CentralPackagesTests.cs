using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Solution;

public sealed class CentralPackagesTests
{
    [Fact]
    public void Repository_Packages_ArePinnedOnceAndUsed() =>
        ExceptionList.Hold("Solution/CentralPackages", CentralPackages.Find(Checkout.Current));

    [Theory]
    [InlineData("""<PackageReference Include="A" Version="1.0.0" />""", "1.0.0", "src/P/P.csproj A")]
    [InlineData("""<PackageReference Include="A"><Version>2</Version></PackageReference>""", "1.0", "src/P/P.csproj A")]
    [InlineData("""<PackageReference Include="A" /><PackageReference Include="B" />""", "1.0.0", "src/P/P.csproj B")]
    [InlineData("", "1.0.0", "src/Directory.Packages.props A")]
    [InlineData("""<PackageReference Include="A" />""", "1.*", "src/Directory.Packages.props A")]
    public void Find_WrongPin_IsFound(string reference, string version, string key) =>
        Assert.Equal(key, Assert.Single(CentralPackages.Find(Sample(reference, version))).Key);

    [Fact]
    public void Find_PinnedAndUsed_IsLeft() =>
        Assert.Empty(CentralPackages.Find(Sample("""<PackageReference Include="A" />""", "1.0.0")));

    private static Checkout Sample(string reference, string version) =>
        Checkout.Of(
            ("src/P/P.csproj", $"<Project>{reference}</Project>"),
            ("src/Directory.Packages.props",
                $"<Project><PackageVersion Include=\"A\" Version=\"{version}\" /></Project>"));
}
