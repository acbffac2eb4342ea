using Grpc.Core;

namespace Tracking.Compat.Grpc.Tests.Core.Methods;

/// <summary>Derives twice from the bound class: the nearest override must be called.</summary>
internal class LoudStringService : StringService
{
    public override async Task<string> ToUpper(string request, ServerCallContext context) =>
        await base.ToUpper(request, context) + "!";
}
