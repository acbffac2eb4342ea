using Tracking.Model.Vehicles;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Tests.Packs;

public sealed class OptionRangesTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(0.999, false)]
    [InlineData(10.001, false)]
    [InlineData(double.NaN, false)]
    public void Check_Number_MustBeInItsRange(double value, bool isValid)
    {
        var error = Record.Exception(() => OptionRanges.Check(new Sample { SomeLengthM = value, ByClassS = All(5) }));
        Assert.Equal(isValid, error is null);
        if (!isValid)
        {
            Assert.Contains("must be from 1 to 10 m", Assert.IsType<ArgumentOutOfRangeException>(error).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Check_ByClass_NamesTheClassThatIsOutOfRangeMissingOrUnknown()
    {
        var outOfRange = All(5);
        outOfRange["van"] = 11;
        Assert.Equal("by_class_s.van", NamedBy(outOfRange));
        var missing = All(5);
        missing.Remove("coach");
        Assert.Equal("by_class_s.coach", NamedBy(missing));
        var unknown = All(5);
        unknown["canoe"] = 5;
        Assert.Equal("by_class_s.canoe", NamedBy(unknown));
    }

    private static string? NamedBy(Dictionary<string, double> byClass) => Assert.Throws<ArgumentOutOfRangeException>(
        () => OptionRanges.Check(new Sample { SomeLengthM = 1, ByClassS = byClass })).ParamName;

    private static Dictionary<string, double> All(double value) =>
        VehicleClasses.AllCodes.ToDictionary(static code => code, _ => value);

    private sealed record Sample
    {
        [OptionRange("m", 1, 10)]
        public required double SomeLengthM { get; init; }

        [OptionRange("s", 1, 10)]
        public required IReadOnlyDictionary<string, double> ByClassS { get; init; }
    }
}
