using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Layout;

public sealed class FolderNamesTests
{
    [Fact]
    public void Repository_Folders_AreFeatures() =>
        ExceptionList.Hold("Layout/FolderNames", FolderNames.Find(Checkout.Current));

    [Theory]
    [InlineData("src/P/Helpers/A.cs", 1)]
    [InlineData("src/P/Fences/utils/A.cs", 1)]
    [InlineData("src/P/Fences/A.cs", 0)]
    public void Find_FolderOfAKind_IsFound(string path, int found) =>
        Assert.Equal(found, FolderNames.Find(Checkout.Of((path, ""))).Count());
}
