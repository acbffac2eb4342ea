using System.Net;
using System.Net.Http.Headers;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>
/// The body of a call with many requests: gives its stream to the writer and stays open until told otherwise.
/// </summary>
internal sealed class RequestStreamContent : HttpContent
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Its continuation must run inside <see cref="Complete"/>: it queues the end of the stream, and a call disposed of
    /// right after completing would otherwise reset the stream instead.
    /// </summary>
    private readonly TaskCompletionSource _completed = new();

    public RequestStreamContent()
    {
        Headers.ContentType = new MediaTypeHeaderValue(HeaderNames.ContentType);
        Faults.Observe(_opened.Task);
    }

    /// <summary>The stream to write to; cancelled if the call ends before there is one.</summary>
    public Task<Stream> Opened => _opened.Task;

    public void Complete() => _completed.TrySetResult();

    public void Cancel()
    {
        _opened.TrySetCanceled();
        _completed.TrySetCanceled();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken)
    {
        // Sends the headers: the server shall hear of the call before its first message.
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        using var stop = cancellationToken.UnsafeRegister(
            static content => ((RequestStreamContent)content!)._completed.TrySetCanceled(), this);
        _opened.TrySetResult(stream);
        await _completed.Task.ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
