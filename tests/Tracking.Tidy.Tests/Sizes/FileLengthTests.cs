using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Sizes;

public sealed class FileLengthTests
{
    [Fact]
    public void Repository_Files_AreWithinTheLimit() =>
        ExceptionList.Hold("Sizes/FileLength", FileLength.Find(Checkout.Current));

    [Theory]
    [InlineData(FileLength.MaximumLines, 0)]
    [InlineData(FileLength.MaximumLines + 1, 1)]
    public void Find_FileAtTheLimit_IsLeftAndOneLongerIsFound(int lines, int found) =>
        Assert.Equal(found, FileLength.Find(Checkout.Of(("src/A.cs", new string('\n', lines)))).Count());
}
