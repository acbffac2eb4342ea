using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Dependencies;

public sealed class NamespaceUsesTests
{
    private const string Grains = "src/Tracking.Grains/Tracking.Grains.csproj";

    [Fact]
    public void Repository_NamesOfOtherProjects_AreThoseOfReferencedOnes() =>
        ExceptionList.Hold("Dependencies/NamespaceUses", NamespaceUses.Find(Checkout.Current));

    [Theory]
    [InlineData("using Tracking.Geo.Fences;\nnamespace Tracking.Grains;")]
    [InlineData("using static Tracking.Geo.Fences.Shapes;\nnamespace Tracking.Grains;")]
    [InlineData("using G = Tracking.Geo;\nnamespace Tracking.Grains;")]
    [InlineData("class A { Tracking.Geo.Fences.Shape s; }")]
    [InlineData("class A { object s = global::Tracking.Geo.Fences.Shape.Empty; }")]
    [InlineData("namespace Tracking.Grains; class A { object s = Geo.Fences.Shape.Empty; }")]
    [InlineData("namespace Tracking.Grains; class A { Geo.Fences.Shape? s; }")]
    public void Find_NameOfAProjectThatOnlyComesAlong_IsFound(string source)
    {
        var found = Assert.Single(NamespaceUses.Find(Sample(source)));
        Assert.Equal("src/Tracking.Grains/A.cs Tracking.Geo", found.Key);
    }

    [Theory]
    [InlineData("using Tracking.Rules;\nusing Tracking.Model;\nusing Tracking.Grains.X;\nusing System.Text;")]
    [InlineData("namespace Tracking.Grains; class A { object a = Geo.Other.X; }")]
    [InlineData("namespace Tracking.Geo.Fences;")]
    public void Find_NamesThatMayBeUsed_AreLeft(string source) => Assert.Empty(NamespaceUses.Find(Sample(source)));

    [Fact]
    public void Find_GlobalUsingOfTheProjectFile_IsFound() =>
        Assert.Equal(
            "src/Tracking.Rules/Tracking.Rules.csproj Tracking.Protos",
            Assert.Single(NamespaceUses.Find(Checkout.Of(
                ("src/Tracking.Rules/Tracking.Rules.csproj", "<Project><Using Include=\"Tracking.V1\" /></Project>"),
                ("src/Tracking.Protos/Tracking.Protos.csproj", "<Project />"),
                ("src/Tracking.Protos/a.proto", "option csharp_namespace = \"Tracking.V1\";")))).Key);

    [Fact]
    public void Find_TestThatUsesWhatItsSubjectReferences_IsLeft() =>
        Assert.Empty(NamespaceUses.Find(Checkout.Of(
            ("src/Tracking.Rules/Tracking.Rules.csproj", Reference("../Tracking.Geo/Tracking.Geo.csproj")),
            ("src/Tracking.Geo/Tracking.Geo.csproj", "<Project />"),
            ("tests/Tracking.Rules.Tests/Tracking.Rules.Tests.csproj",
                Reference("../../src/Tracking.Rules/Tracking.Rules.csproj")),
            ("tests/Tracking.Rules.Tests/A.cs", "using Tracking.Geo;"))));

    [Fact]
    public void Find_MessagesThatTheClientLibrarySpeaksIn_AreLeft() =>
        Assert.Empty(NamespaceUses.Find(Checkout.Of(
            ("src/Tracking.Protos/Tracking.Protos.csproj", "<Project />"),
            ("client/Tracking.Client/Tracking.Client.csproj", "<Project />"),
            ("client/Tracking.Cli/Tracking.Cli.csproj", Reference("../Tracking.Client/Tracking.Client.csproj")),
            ("client/Tracking.Cli/A.cs", "using Tracking.Protos;"))));

    private static Checkout Sample(string source) =>
        Checkout.Of(
            ("src/Tracking.Model/Tracking.Model.csproj", "<Project />"),
            ("src/Tracking.Geo/Tracking.Geo.csproj", "<Project />"),
            ("src/Tracking.Geo/Fences/Shape.cs", "namespace Tracking.Geo.Fences;"),
            ("src/Tracking.Rules/Tracking.Rules.csproj", Reference("../Tracking.Geo/Tracking.Geo.csproj")),
            (Grains, Reference("../Tracking.Rules/Tracking.Rules.csproj")),
            ("src/Tracking.Grains/A.cs", source));

    private static string Reference(string path) => $"<Project><ProjectReference Include=\"{path}\" /></Project>";
}
