namespace Tracking.Tidy.Tests.Reading;

public sealed class SourceFileTests
{
    /// <summary>
    /// What the parser does not understand the checks do not see: a newer syntax must show here, not pass unseen.
    /// </summary>
    [Fact]
    public void Checkout_EveryFile_IsUnderstoodByTheParser() =>
        Assert.Empty(
            Checkout.Current.Sources.SelectMany(static file => file.SyntaxErrors)
                .Select(static error => error.ToString()));

    [Fact]
    public void SyntaxErrors_BrokenFile_AreSeen() =>
        Assert.NotEmpty(Checkout.Of(("src/A.cs", "class A {")).Sources[0].SyntaxErrors);

    [Fact]
    public void Checkout_Current_HoldsTheProject()
    {
        Assert.True(Checkout.Current.Projects.Count > 20, "the checkout was not read whole");
        Assert.All(
            Checkout.Current.Files, static file => Assert.DoesNotContain("/obj/", file.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void TopLevelTypes_NestedOnes_AreLeftOut() =>
        Assert.Equal(
            2,
            Checkout.Of(("A.cs", "namespace N; class A { class B; } delegate void C();"))
                .Sources[0].TopLevelTypes.Count());

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("a\n", 1)]
    [InlineData("a\n\n", 2)]
    public void LineCount_Text_IsWhatAnEditorShows(string text, int lines) =>
        Assert.Equal(lines, Checkout.Of(("A.cs", text)).Sources[0].LineCount);
}
