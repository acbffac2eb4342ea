using System.Net;
using System.Net.Http.Headers;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>A request body whose pieces the test sends one by one and ends when it likes.</summary>
internal sealed class HeldContent : HttpContent
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldContent() => Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

    public async Task SendAsync(params byte[] bytes)
    {
        var stream = await _opened.Task;
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    public void End() => _ended.TrySetResult();

    /// <summary>Breaks the request off: the stream is reset in the middle.</summary>
    public void Cut() => _ended.TrySetException(new IOException("cut by the test"));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.FlushAsync();
        _opened.SetResult(stream);
        await _ended.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
