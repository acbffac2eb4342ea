using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Serialization;

public sealed class GrainAliasesTests
{
    [Fact]
    public void Repository_GrainInterfaces_BearUniqueAliases() =>
        ExceptionList.Hold(
            "Serialization/GrainAliases",
            GrainAliases.Find(WireAssemblies.Types)
                .Select(static finding => WireAssemblies.Locate(Checkout.Current, finding)));

    [Theory]
    [InlineData("public interface IG : IGrainWithStringKey;", "IG alias")]
    [InlineData("[Alias(\"g\")] public interface IG : IGrainWithStringKey { Task A(); }", "IG A")]
    [InlineData("[Alias(\"g\")] public interface IG : IGrainObserver { void A(); }", "IG A")]
    [InlineData(
        "[Alias(\"g\")] public interface IG : IGrainObserver { [Alias(\"a\")] void A(); [Alias(\"a\")] void B(); }",
        "IG a")]
    [InlineData("[Alias(\"x\")] public class A; [Alias(\"x\")] public class B;", "A x")]
    public void Find_AliasMissingOrDouble_IsFound(string source, string expected)
    {
        var finding = Assert.Single(GrainAliases.Find(SampleAssembly.Types(source)));
        Assert.Equal(expected, $"{finding.Type.Name} {finding.What}");
    }

    [Fact]
    public void Find_AliasesOfDifferentInterfaces_MayBeTheSame() =>
        Assert.Empty(GrainAliases.Find(SampleAssembly.Types(
            "[Alias(\"g\")] public interface IG : IGrainWithStringKey { [Alias(\"a\")] Task A(); }"
            + "[Alias(\"h\")] public interface IH : IGrainWithStringKey { [Alias(\"a\")] Task A(); }")));
}
