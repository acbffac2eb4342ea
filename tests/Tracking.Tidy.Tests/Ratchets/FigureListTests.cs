namespace Tracking.Tidy.Tests.Ratchets;

public sealed class FigureListTests
{
    private static readonly ListEntry Kept = new("size 30", "one parser", 4);

    [Fact]
    public void Judge_FigureOnTarget_NeedsNoEntry() => Assert.Empty(FigureList.Judge([Size(20)], []));

    [Fact]
    public void Judge_FigureBeyondTargetWithoutEntry_Fails() =>
        Assert.Equal(["size is 21, the target is 20: look at A.cs"], FigureList.Judge([Size(21)], []));

    [Fact]
    public void Judge_FigureAsKept_IsSilent() => Assert.Empty(FigureList.Judge([Size(30)], [Kept]));

    [Theory]
    [InlineData(31, "size went from 30 to 31 (target 20): look at A.cs")]
    [InlineData(29, "size is better, 29: write that instead of 30 in line 4")]
    [InlineData(20, "size meets its target now: delete line 4")]
    public void Judge_FigureNotAsKept_SaysWhatToDo(int value, string complaint) =>
        Assert.Equal([complaint], FigureList.Judge([Size(value)], [Kept]));

    [Fact]
    public void Judge_FigureWhereMoreIsBetter_TurnsTheOtherWay() =>
        Assert.Equal(
            ["share went from 80 to 79 (target 85): look at A.cs"],
            FigureList.Judge(
                [new Figure("share", 79, 85, false, "look at A.cs")], [new ListEntry("share 80", "old", 1)]));

    [Fact]
    public void Judge_EntryThatNothingMeasures_MustGo() =>
        Assert.Equal(["'size' is measured no more: delete line 4"], FigureList.Judge([], [Kept]));

    [Fact]
    public void Judge_EntryWithoutReason_IsRefused() =>
        Assert.Equal(
            ["size gives no reason in line 4: add ' # why'"],
            FigureList.Judge([Size(30)], [Kept with { Reason = "" }]));

    private static Figure Size(int value) => new("size", value, 20, true, "look at A.cs");
}
