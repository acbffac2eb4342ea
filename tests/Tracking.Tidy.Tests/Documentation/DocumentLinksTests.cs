using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Documentation;

public sealed class DocumentLinksTests
{
    [Fact]
    public void Repository_Documents_LeadSomewhere() =>
        ExceptionList.Hold("Documentation/DocumentLinks", DocumentLinks.Find(Checkout.Current));

    [Theory]
    [InlineData("see [that](gone.md)", "gone.md")]
    [InlineData("see [that](../gone.md#part)", "../gone.md#part")]
    [InlineData("in `src/Tracking.Gone/`", "src/Tracking.Gone/")]
    [InlineData("in `Tracking.Gone/A.cs`", "Tracking.Gone/A.cs")]
    [InlineData("```\n```\n[that](gone.md)", "gone.md")]
    public void Find_PathToNothing_IsFound(string text, string target) =>
        Assert.Equal(
            $"src/decisions/a.md {target}",
            Assert.Single(DocumentLinks.Find(Sample(("src/decisions/a.md", text)))).Key);

    [Theory]
    [InlineData("[a](../Here.md) [b](https://example.org/gone.md) [c](#part) [d](../Tracking.Geo/) [e](/src/Here.md)")]
    [InlineData("`src/Here.md` `Tracking.Geo/Fence.cs` `src/Tracking.Geo` `../Here.md`")]
    [InlineData("`Tracking.Geo/Fence` `src/**/*.cs` `Tracking.Geo`")]
    [InlineData("```\n[that](gone.md)\n```")]
    public void Find_PathToSomething_IsLeft(string text) =>
        Assert.Empty(DocumentLinks.Find(Sample(("src/decisions/a.md", text))));

    [Fact]
    public void Find_CommentThatNamesADocument_IsFollowed() =>
        Assert.Equal(
            "src/A.cs deploy/gone.md",
            Assert.Single(
                DocumentLinks.Find(Sample(("src/A.cs", "// See deploy/gone.md, src/Here.md and x.txt.")))).Key);

    [Fact]
    public void Find_StringThatNamesADocument_IsLeft() =>
        Assert.Empty(DocumentLinks.Find(Sample(("src/A.cs", "class A { string _a = \"deploy/gone.md\"; }"))));

    private static Checkout Sample((string Path, string Text) file) =>
        Checkout.Of(file, ("src/Here.md", ""), ("src/Tracking.Geo/Fence.cs", ""));
}
