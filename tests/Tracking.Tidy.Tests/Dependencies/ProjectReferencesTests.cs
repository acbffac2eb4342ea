using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Dependencies;

public sealed class ProjectReferencesTests
{
    [Fact]
    public void Repository_ProjectReferences_FollowTheArrows() =>
        ExceptionList.Hold("Dependencies/ProjectReferences", ProjectReferences.Find(Checkout.Current));

    [Fact]
    public void Find_ReferenceAgainstTheArrows_IsFound()
    {
        var found = Assert.Single(ProjectReferences.Find(Checkout.Of(
            Project("src/Tracking.Model"), Project("src/Tracking.Geo", "../Tracking.Model"),
            Project("src/Tracking.Storage", "../Tracking.Geo"))));
        Assert.Equal("src/Tracking.Storage/Tracking.Storage.csproj Tracking.Geo", found.Key);
        Assert.Equal(2, found.Line);
    }

    [Fact]
    public void Find_TestOfAnotherProject_IsFound() =>
        Assert.Equal(
            "tests/Tracking.Geo.Tests/Tracking.Geo.Tests.csproj Tracking.Model",
            Assert.Single(ProjectReferences.Find(Checkout.Of(
                Project("src/Tracking.Model"), Project("src/Tracking.Geo"),
                Project("tests/Tracking.Geo.Tests", "../../src/Tracking.Geo", "../../src/Tracking.Model")))).Key);

    [Fact]
    public void Find_ProjectThatIsOnlyBuiltBefore_IsLeft() =>
        Assert.Empty(ProjectReferences.Find(Checkout.Of((
            "tests/Tracking.Scenarios/Tracking.Scenarios.csproj",
            """
            <Project>
              <ProjectReference Include="../../silo/Tracking.Silo.csproj" ReferenceOutputAssembly="false" />
            </Project>
            """))));

    [Fact]
    public void Find_ProjectNobodyPlaced_IsFound() =>
        Assert.Contains(
            "nobody has said", Assert.Single(ProjectReferences.Find(Checkout.Of(Project("src/Tracking.New")))).Advice);

    [Fact]
    public void Find_ReferenceToNothing_IsFound() =>
        Assert.EndsWith(
            "does not exist",
            Assert.Single(
                ProjectReferences.Find(Checkout.Of(Project("src/Tracking.Geo", "../Tracking.Model")))).Advice);

    [Fact]
    public void Find_Circle_IsFoundFromEveryProjectOfIt()
    {
        var found = ProjectReferences.Find(Checkout.Of(
            Project("src/Tracking.Model", "../Tracking.Rules"), Project("src/Tracking.Geo", "../Tracking.Model"),
            Project("src/Tracking.Rules", "../Tracking.Geo")));
        Assert.Equal(3, found.Count(static violation => violation.What == "circle"));
    }

    private static (string Path, string Text) Project(string folder, params string[] references) =>
        ($"{folder}/{Paths.NameOf(folder)}.csproj",
            $"<Project>\n{string.Join('\n', references.Select(Reference))}\n</Project>");

    private static string Reference(string folder) =>
        $"""<ProjectReference Include="{folder}/{Paths.NameOf(folder)}.csproj" />""";
}
