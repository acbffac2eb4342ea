using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.GeoJson;

public sealed class GeoJsonUploadTests
{
    // Parts end anywhere, inside a character too.
    [Fact]
    public async Task ReadAsync_PartsOfOneByte_AreOneDocument()
    {
        await using var server = await ApiServer.StartAsync();
        using var call = server.Fences.ImportFences(cancellationToken: server.Safety);
        foreach (var one in Encoding.UTF8.GetBytes(Samples.Squares("""{"id":"兰州"}""")))
        {
            await call.RequestStream.WriteAsync(new GeoJsonPart { Content = ByteString.CopyFrom(one) });
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(1u, (await call).Imported);
        var fences = await server.Fences.ListFencesAsync(new ListFencesRequest());
        Assert.Equal("兰州", Assert.Single(fences.Fences).FenceId);
    }

    [Fact]
    public async Task ReadAsync_MoreThan64MiB_IsDocumentTooLarge()
    {
        await using var server = await ApiServer.StartAsync();
        using var call = server.Regions.ImportRegions(cancellationToken: server.Safety);
        var part = new GeoJsonPart { Content = ByteString.CopyFrom(new byte[4_000_000]) };

        // The server may refuse while the client still writes: then it is the write that fails.
        await Refusal.IsAsync(StatusCode.ResourceExhausted, "document_too_large", async () =>
        {
            for (var i = 0; i < 17; i++)
            {
                try
                {
                    await call.RequestStream.WriteAsync(part);
                }
                catch (Exception error) when (error is RpcException or InvalidOperationException)
                {
                    break;
                }
            }

            await call;
        });
    }
}
