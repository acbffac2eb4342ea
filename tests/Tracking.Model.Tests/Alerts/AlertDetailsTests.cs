using Tracking.Model.Alerts;

namespace Tracking.Model.Tests.Alerts;

public sealed class AlertDetailsTests
{
    [Fact]
    public void Of_FieldsOfEveryKind_AreWrittenInTheirOrder()
    {
        var details = AlertDetails.Of(
            ("z_text", "a"), ("limit_kmh", 80.5), ("count", 3), ("big", 9_007_199_254_740_993), ("on", true), ("a_none", null));

        Assert.Equal(
            """{"z_text":"a","limit_kmh":80.5,"count":3,"big":9007199254740993,"on":true,"a_none":null}""", details.Json);
    }

    [Fact]
    public void Of_OtherOrder_IsAnotherValue() =>
        Assert.NotEqual(AlertDetails.Of(("a", 1), ("b", 2)), AlertDetails.Of(("b", 2), ("a", 1)));

    [Fact]
    public void Of_SameFields_IsTheSameValue() =>
        Assert.Equal(AlertDetails.Of(("a", 1), ("b", "x")), AlertDetails.Of(("a", 1), ("b", "x")));

    [Fact]
    public void Of_QuotesBackslashesAndControls_AreEscaped() =>
        Assert.Equal("""{"a\"b":"c\\d\n\u0001"}""", AlertDetails.Of(("a\"b", "c\\d\n\u0001")).Json);

    [Fact]
    public void Of_ChineseAndMarkup_StaysReadable() =>
        Assert.Equal("""{"name":"兰州 <A&B> '1'"}""", AlertDetails.Of(("name", "兰州 <A&B> '1'")).Json);

    // A JSON reader elsewhere must get the very number back.
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(22.22222222222222, "22.22222222222222")]
    [InlineData(1e-7, "1E-07")]
    public void Of_Fraction_IsTheShortestThatComesBack(double value, string expected) =>
        Assert.Equal($$"""{"v":{{expected}}}""", AlertDetails.Of(("v", value)).Json);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NumberThatJsonCannotSay_Refuses(double value) =>
        Assert.Throws<ArgumentException>(() => AlertDetails.Of(("v", value)));

    [Fact]
    public void Of_ValueOfAnotherType_Refuses() =>
        Assert.Throws<ArgumentException>(() => AlertDetails.Of(("v", new DateOnly(2026, 3, 1))));

    [Fact]
    public void Empty_IsWhatNoFieldsGive()
    {
        Assert.Equal("{}", AlertDetails.Empty.Json);
        Assert.Equal(AlertDetails.Empty, AlertDetails.Of());
    }

    [Fact]
    public void Parse_Json_ComesBack()
    {
        var details = AlertDetails.Of(("limit_kmh", 80.5));

        Assert.Equal(details, AlertDetails.Parse(details.Json));
        Assert.Equal(details.Json, details.ToString());
    }
}
