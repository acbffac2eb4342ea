using Grpc.Core;

namespace Tracking.Compat.Grpc.Tests.Core.Methods;

/// <summary>A service bound by hand as generated code does it, but with marshallers of the simple kind.</summary>
[BindServiceMethod(typeof(StringService), nameof(BindService))]
internal class StringService
{
    public static readonly Method<string, string> Upper = new(
        MethodType.Unary, "tests.Strings", nameof(ToUpper), Marshallers.StringMarshaller, Marshallers.StringMarshaller);

    public static readonly Method<string, string> Split = new(
        MethodType.ServerStreaming,
        "tests.Strings",
        nameof(ToWords),
        Marshallers.Create<string>(System.Text.Encoding.UTF8.GetBytes, System.Text.Encoding.UTF8.GetString),
        Marshallers.StringMarshaller);

    public static void BindService(ServiceBinderBase binder, StringService? service)
    {
        binder.AddMethod(Upper, service is null ? null : new UnaryServerMethod<string, string>(service.ToUpper));
        binder.AddMethod(
            Split, service is null ? null : new ServerStreamingServerMethod<string, string>(service.ToWords));
    }

    public virtual Task<string> ToUpper(string request, ServerCallContext context) =>
        Task.FromResult(request.ToUpperInvariant());

    public virtual async Task ToWords(string request, IServerStreamWriter<string> responses, ServerCallContext context)
    {
        foreach (var word in request.Split(' '))
        {
            await responses.WriteAsync(word);
        }
    }
}
