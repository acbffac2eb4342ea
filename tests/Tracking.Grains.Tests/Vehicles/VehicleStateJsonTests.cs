using System.Text;
using System.Text.Json;
using Tracking.Grains.Vehicles;
using Tracking.Model.Vehicles;

namespace Tracking.Grains.Tests.Vehicles;

public sealed class VehicleStateJsonTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Read_WhatWasWritten_GivesTheSameState(int seed)
    {
        var random = new Random(seed);
        var decider = new VehicleDecider(JudgeHarness.Vehicle, PureVehicle.NewJudging(VehicleClass.Hazmat));
        var state = VehicleState.Initial;
        var (wasDirty, wasOpen) = (false, false);
        foreach (var batch in RandomDrive.Logged(random, 1_000).Chunk(50))
        {
            state = decider.Decide(state, batch).State;
            var written = VehicleStateJson.Write(state, ChineseRules.Set);
            var read = VehicleStateJson.Read(written, ChineseRules.Set);
            Assert.True(
                Same(state, read) && written.AsSpan().SequenceEqual(VehicleStateJson.Write(read, ChineseRules.Set)),
                $"seed {seed}, fact {state.Head.Number}: {Encoding.UTF8.GetString(written)}");
            wasDirty |= state.DirtyFrom is not null;
            wasOpen |= !state.Fold.Open.IsEmpty;
        }

        Assert.True(wasDirty && wasOpen, $"seed {seed}: too little happened for anything to be lost");
    }

    [Fact]
    public void Read_InitialState_GivesTheSameState()
    {
        var written = VehicleStateJson.Write(VehicleState.Initial, ChineseRules.Set);
        Assert.True(Same(VehicleState.Initial, VehicleStateJson.Read(written, ChineseRules.Set)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"writer":0,"head":"7"}""")]
    [InlineData("""{"writer":0,"head":7.5}""")]
    public void Read_NotAState_SaysSo(string text) =>
        Assert.ThrowsAny<JsonException>(() => VehicleStateJson.Read(Encoding.UTF8.GetBytes(text), ChineseRules.Set));

    [Theory]
    [InlineData("window", "null")]
    [InlineData("window", "[null]")]
    [InlineData("window", "{}")]
    [InlineData("fold", "[]")]
    [InlineData("fold", "{}")]
    [InlineData("watermark", "true")]
    public void Read_OnePartWrong_SaysSo(string part, string value)
    {
        var written = VehicleStateJson.Write(VehicleState.Initial, ChineseRules.Set);
        var parts = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(written)!;
        parts[part] = JsonSerializer.Deserialize<JsonElement>(value);
        var broken = JsonSerializer.SerializeToUtf8Bytes(parts);
        Assert.ThrowsAny<JsonException>(() => VehicleStateJson.Read(broken, ChineseRules.Set));
    }

    [Fact]
    public void Read_CutOffAnywhere_SaysSo()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(vehicle.Fixes(100, 0, 60, 120, 180));
        var written = VehicleStateJson.Write(vehicle.State, ChineseRules.Set);
        for (var length = 0; length < written.Length; length++)
        {
            Assert.ThrowsAny<JsonException>(() => VehicleStateJson.Read(written[..length], ChineseRules.Set));
        }
    }

    [Fact]
    public void ReadRung_WhatWasWritten_GivesTheSameFold()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(100, 0, 60, 120, 180));
        var rung = VehicleStateJson.WriteRung(vehicle.State.Fold, ChineseRules.Set);
        var read = VehicleStateJson.ReadRung(rung, ChineseRules.Set);
        Assert.Equal(rung, VehicleStateJson.WriteRung(read, ChineseRules.Set));
        Assert.Equal(
            vehicle.State.Fold.Open.Select(static open => open.Last), read.Open.Select(static open => open.Last));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 5)];

    private static bool Same(VehicleState left, VehicleState right) =>
        (left.Head, left.Watermark, left.Newest, left.DirtyFrom, left.LastFolded)
            == (right.Head, right.Watermark, right.Newest, right.DirtyFrom, right.LastFolded)
        && left.Window.SequenceEqual(right.Window)
        && left.Fold.Jump == right.Fold.Jump
        && left.Fold.Closed.SequenceEqual(right.Fold.Closed)
        && left.Fold.Open.Select(static open => open.Last)
            .SequenceEqual(right.Fold.Open.Select(static open => open.Last))
        && RulesWithState(left).SequenceEqual(RulesWithState(right));

    private static IEnumerable<int> RulesWithState(VehicleState state) =>
        Enumerable.Range(0, state.Fold.RuleStates.Length).Where(place => state.Fold.RuleStates[place] is not null);
}
