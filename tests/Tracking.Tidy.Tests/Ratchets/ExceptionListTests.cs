using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Ratchets;

public sealed class ExceptionListTests
{
    private static readonly Violation Long = new("src/A.cs", 7, "Run", "too long");

    [Fact]
    public void Judge_ViolationNotExcused_NamesPlaceAndKey() =>
        Assert.Equal(["src/A.cs:7: too long  [key: src/A.cs Run]"], ExceptionList.Judge([Long], "list", []));

    [Fact]
    public void Judge_ViolationExcused_IsSilent() =>
        Assert.Empty(ExceptionList.Judge([Long], "list", ["# why this list", "", "src/A.cs Run # one table"]));

    [Fact]
    public void Judge_ExceptionNoLongerNeeded_MustGo() =>
        Assert.Equal(
            ["list:1: 'src/A.cs Run' is no longer needed: delete the line"],
            ExceptionList.Judge([], "list", ["src/A.cs Run # one table"]));

    [Fact]
    public void Judge_ExceptionWithoutReason_IsRefused() =>
        Assert.Equal(
            ["list:1: 'src/A.cs Run' gives no reason: add ' # why'"],
            ExceptionList.Judge([Long], "list", ["src/A.cs Run"]));

    [Fact]
    public void Lists_OfThisProject_LieBesideTheCheckThatReadsThem() =>
        Assert.All(
            Checkout.Current.Files
                .Where(static file => file.Path.EndsWith(ExceptionList.Suffix, StringComparison.Ordinal)),
            static list => Assert.True(
                Checkout.Current.Exists(list.Path.Replace(ExceptionList.Suffix, "Tests.cs", StringComparison.Ordinal)),
                $"{list.Path}:1: no check reads this list: delete it"));
}
