using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Sizes;

public sealed class FolderSizeTests
{
    [Fact]
    public void Repository_Folders_AreWithinTheLimit() =>
        ExceptionList.Hold("Sizes/FolderSize", FolderSize.Find(Checkout.Current));

    [Theory]
    [InlineData(FolderSize.MaximumFiles, 0)]
    [InlineData(FolderSize.MaximumFiles + 1, 1)]
    public void Find_FolderAtTheLimit_IsLeftAndOneMoreIsFound(int files, int found)
    {
        var folder = Enumerable.Range(0, files).Select(static number => ($"src/A/{number}.cs", ""));
        Assert.Equal(found, FolderSize.Find(Checkout.Of([.. folder, ("src/A/B/c.cs", "")])).Count());
    }
}
