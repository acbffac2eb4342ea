using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

[Note("service")]
internal sealed class LivingService : Conformance.ConformanceBase, IDisposable
{
    private readonly ServiceLife _life;

    public LivingService(ServiceLife life)
    {
        _life = life;
        life.OnCreated();
    }

    [Note("method")]
    public override Task<EchoReply> Echo(EchoRequest request, ServerCallContext context)
    {
        _life.OnCall(context);
        return request.Text == "fail"
            ? throw new InvalidOperationException("as asked")
            : Task.FromResult(Script.Reply(request));
    }

    public void Dispose() => _life.OnDisposed();
}
