using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>What the service of one test does; by default it answers what it is asked.</summary>
internal sealed class Script
{
    public UnaryServerMethod<EchoRequest, EchoReply> Echo { get; init; } =
        (request, _) => Task.FromResult(Reply(request));

    public ClientStreamingServerMethod<EchoRequest, EchoReply> Collect { get; init; } = async (requests, _) =>
    {
        var reply = new EchoReply();
        await foreach (var request in requests.ReadAllAsync())
        {
            reply.Text += request.Text;
            reply.Count++;
        }

        return reply;
    };

    public ServerStreamingServerMethod<EchoRequest, EchoReply> Expand { get; init; } = async (request, responses, _) =>
    {
        for (var i = 0; i < request.Count; i++)
        {
            await responses.WriteAsync(new EchoReply { Text = request.Text, Count = i });
        }
    };

    public DuplexStreamingServerMethod<EchoRequest, EchoReply> Chat { get; init; } = async (requests, responses, _) =>
    {
        await foreach (var request in requests.ReadAllAsync())
        {
            await responses.WriteAsync(Reply(request));
        }
    };

    public static EchoReply Reply(EchoRequest request) =>
        new() { Text = request.Text, Blob = request.Blob, Count = request.Count };
}
