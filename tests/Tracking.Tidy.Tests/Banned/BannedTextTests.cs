using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Banned;

/// <summary>The samples are put together from halves: the check reads this file too.</summary>
public sealed class BannedTextTests
{
    [Fact]
    public void Repository_Texts_HoldNothingBanned() =>
        ExceptionList.Hold("Banned/BannedText", BannedText.Find(Checkout.Current));

    [Theory]
    [InlineData("// FIX", "ME: later")]
    [InlineData("// TO", "DO: later")]
    [InlineData("# TO", "DO(ann): later")]
    [InlineData("see /wo", "rk/main")]
    [InlineData("\"/ho", "me/ann/x\"")]
    [InlineData("cd /ro", "ot/x")]
    [InlineData("C:", "\\Temp")]
    [InlineData("\"C:", "\\\\Temp\"")]
    [InlineData("https://api.nu", "get.org/v3/index.json")]
    [InlineData("registry.npm", "js.org")]
    public void Find_BannedText_IsFoundWithItsLine(string before, string after) =>
        Assert.Equal(
            2, Assert.Single(BannedText.Find(Checkout.Of(("deploy/x.yml", $"first\n{before}{after}\n")))).Line);

    [Theory]
    [InlineData("// TO", "DO(ann, when a third store comes): share this")]
    [InlineData("https://example.org/wo", "rk/x")]
    [InlineData("`src/ho", "me/x`")]
    [InlineData("$HOME/ro", "ot/x")]
    [InlineData("TO", "DOS")]
    public void Find_LikeButAllowed_IsLeft(string before, string after) =>
        Assert.Empty(BannedText.Find(Checkout.Of(("deploy/x.yml", before + after))));

    [Fact]
    public void Find_BinaryFile_IsLeft() => Assert.Empty(BannedText.Find(Checkout.Of(("x.bin", "\0FIX" + "ME"))));
}
