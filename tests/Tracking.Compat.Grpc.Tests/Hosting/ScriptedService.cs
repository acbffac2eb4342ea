using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>Does what the test's script says; leaves the method Missing to the generated base class.</summary>
internal sealed class ScriptedService(Script script) : Conformance.ConformanceBase
{
    public override Task<EchoReply> Echo(EchoRequest request, ServerCallContext context) =>
        script.Echo(request, context);

    public override Task<EchoReply> Collect(IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context) =>
        script.Collect(requestStream, context);

    public override Task Expand(
        EchoRequest request, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context) =>
        script.Expand(request, responseStream, context);

    public override Task Chat(
        IAsyncStreamReader<EchoRequest> requestStream,
        IServerStreamWriter<EchoReply> responseStream,
        ServerCallContext context) =>
        script.Chat(requestStream, responseStream, context);
}
