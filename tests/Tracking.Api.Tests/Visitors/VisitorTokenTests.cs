using Grpc.Core;
using Tracking.Api.Visitors;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Visitors;

namespace Tracking.Api.Tests.Visitors;

public sealed class VisitorTokenTests
{
    private static readonly VehicleId A1 = VehicleId.Parse("甘A12345-2");

    public static TheoryData<VisitorPlace> Places =>
    [
        new VisitorPlace(A1, null, null),
        new VisitorPlace(A1, Place(5), null),
        new VisitorPlace(A1, Place(5), new Visit(Place(1), Place(4), 3)),
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void Parse_WhatOfGave_ComesBack(VisitorPlace place) =>
        Assert.Equal(place, VisitorToken.Parse(VisitorToken.Of(place)));

    [Fact]
    public void Parse_Nothing_IsTheBeginning() => Assert.Null(VisitorToken.Parse(""));

    [Theory]
    [InlineData("a b")]
    [InlineData("A1|x")]
    [InlineData("A1|1.1|1.1")]
    [InlineData("A1|1.1|1.1|1.1|0")]
    [InlineData("A1|1.1|1.1|1.1|-1")]
    [InlineData("A1|1.1|1.1|1.1|1|1")]
    public void Parse_AnythingElse_IsRefused(string token) =>
        Assert.Equal(
            StatusCode.InvalidArgument, Assert.Throws<RpcException>(() => VisitorToken.Parse(token)).StatusCode);

    private static TrackPlace Place(long time) => new(new DeviceTime(time), new ContentHash(ulong.MaxValue - (ulong)time));
}
