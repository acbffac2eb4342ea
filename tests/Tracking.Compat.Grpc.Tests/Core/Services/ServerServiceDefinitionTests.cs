using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Core.Methods;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Core.Services;

/// <summary>What generated code says of a service.</summary>
public sealed class ServerServiceDefinitionTests
{
    [Fact]
    public void ServiceDefinition_ListsEveryMethodOnce()
    {
        var binder = new RecordingBinder();

        Conformance.BindService(new ScriptedService(new Script())).BindService(binder);

        Assert.Equal(["Echo Unary", "Collect Client", "Expand Server", "Chat Duplex", "Missing Unary"], binder.Methods);
    }

    [Fact]
    public void ServiceDefinition_RefusesAMethodTwice()
    {
        var builder = ServerServiceDefinition.CreateBuilder()
            .AddMethod(StringService.Upper, (request, _) => Task.FromResult(request));

        Assert.Throws<ArgumentException>(
            () => builder.AddMethod(StringService.Upper, (request, _) => Task.FromResult(request)));
    }
}
