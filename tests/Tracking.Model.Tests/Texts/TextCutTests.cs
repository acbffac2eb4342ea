using Tracking.Model.Texts;

namespace Tracking.Model.Tests.Texts;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("", 3, "", "")]
    [InlineData("abc", 3, "abc", "abc")]
    [InlineData("abcd", 3, "abc", "abc…")]
    [InlineData("甘A12345", 2, "甘A", "甘A…")]
    [InlineData("ab\U0001F69B", 3, "ab", "ab…")]
    [InlineData("ab\U0001F69B", 4, "ab\U0001F69B", "ab\U0001F69B")]
    public void To_AnyText_IsCutWhereItStaysText(string text, int length, string cut, string shown)
    {
        Assert.Equal(cut, TextCut.To(text, length));
        Assert.Equal(shown, TextCut.Shown(text, length));
    }
}
