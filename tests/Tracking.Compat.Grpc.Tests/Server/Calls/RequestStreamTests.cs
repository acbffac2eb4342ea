using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Calls;

/// <summary>The requests of a streaming call whose reading is broken off.</summary>
public sealed class RequestStreamTests
{
    [Fact]
    public async Task Read_WhenTheClientLeaves_Throws()
    {
        var failure = new Signal<Exception>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Chat = async (requests, responses, _) =>
            {
                Assert.True(await requests.MoveNext());
                await responses.WriteAsync(new EchoReply());
                failure.Set(await Assert.ThrowsAnyAsync<Exception>(() => requests.MoveNext()));
            },
        });
        var call = server.Client.Chat();
        await call.RequestStream.WriteAsync(new EchoRequest());
        Assert.True(await call.ResponseStream.MoveNext().Soon());

        call.Dispose();

        Assert.True(await failure.Happened is OperationCanceledException or IOException or InvalidOperationException);
    }

    [Fact]
    public async Task ReadToken_OfTheMethodsOwn_StopsOnlyTheRead()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Chat = async (requests, responses, _) =>
            {
                using var own = new CancellationTokenSource();
                var read = requests.MoveNext(own.Token);
                await own.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
                await responses.WriteAsync(new EchoReply { Text = "still here" });
            },
        });
        using var call = server.Client.Chat();

        Assert.True(await call.ResponseStream.MoveNext().Soon());
        Assert.Equal("still here", call.ResponseStream.Current.Text);
    }
}
