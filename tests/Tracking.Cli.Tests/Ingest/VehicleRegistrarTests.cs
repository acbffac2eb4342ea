using Tracking.Cli.Ingest;
using Tracking.Cli.Tests.Serving;
using Tracking.Client.Connections;

namespace Tracking.Cli.Tests.Ingest;

public sealed class VehicleRegistrarTests
{
    [Fact]
    public async Task Register_MoreThanIsRemembered_RegistersAnewAndForgetsNobody()
    {
        await using var server = await FakeServer.StartAsync();
        using var connection = TrackingConnection.Open(server.Address);
        var registrar = new VehicleRegistrar(connection, "van", maximumRemembered: 2);

        foreach (var ids in (string[][])[["A", "B", "A"], ["B"], ["C"], ["C", "A"]])
        {
            await registrar.RegisterAsync(ids, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["register A,B", "register C", "register A"], server.Telematics.Log);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a/b")]
    [InlineData("x1234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Register_IdThatCannotBeOne_IsNotSent(string id)
    {
        await using var server = await FakeServer.StartAsync();
        using var connection = TrackingConnection.Open(server.Address);

        await new VehicleRegistrar(connection, "van").RegisterAsync([id], TestContext.Current.CancellationToken);

        Assert.Empty(server.Telematics.Log);
    }
}
