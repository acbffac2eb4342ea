using System.Net;
using System.Net.Http.Headers;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>The body of a call with one request.</summary>
internal sealed class SingleRequestContent<TRequest, TResponse> : HttpContent
    where TRequest : class
    where TResponse : class
{
    private readonly ClientCall<TRequest, TResponse> _call;
    private readonly TRequest _request;

    public SingleRequestContent(ClientCall<TRequest, TResponse> call, TRequest request)
    {
        _call = call;
        _request = request;
        Headers.ContentType = new MediaTypeHeaderValue(HeaderNames.ContentType);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var buffer = new PooledBuffer();
        try
        {
            _call.Serialize(_request, _call.Options.WriteOptions, buffer);
            await stream.WriteAsync(buffer.Memory, _call.Aborted).ConfigureAwait(false);
        }
        finally
        {
            buffer.Release();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
