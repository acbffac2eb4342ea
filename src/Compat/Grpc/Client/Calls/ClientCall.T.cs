using Grpc.Core;
using Grpc.Net.Client;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>A call with its message types: sends the request and reads the response.</summary>
internal sealed class ClientCall<TRequest, TResponse> : ClientCall
    where TRequest : class
    where TResponse : class
{
    private const string StartSummary = "Error starting gRPC call.";

    private readonly Method<TRequest, TResponse> _method;
    private readonly MessageSerializer _serializer;
    private readonly TaskCompletionSource<TResponse> _response =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ClientCall(GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options)
        : base(channel, method, options)
    {
        _method = method;
        var encoding = options.Headers?.GetValue(HeaderNames.EncodingRequest);
        _serializer = new MessageSerializer(channel.Settings.MaxSendLength)
        {
            Encoding = encoding is not null && MessageEncoding.IsCompression(encoding) ? encoding : null,
        };
    }

    /// <summary>The only response, of calls that have but one.</summary>
    public Task<TResponse> Response => _response.Task;

    /// <summary>Set by the writer of a request stream: it must stop when the call ends.</summary>
    public RequestStreamContent? RequestStream { get; set; }

    public void StartWithSingleResponse(HttpContent content)
    {
        Faults.Observe(_response.Task);
        _ = RunSingleResponseAsync(content);
    }

    public ResponseReader<TRequest, TResponse> StartWithResponseStream(HttpContent content)
    {
        var reader = new ResponseReader<TRequest, TResponse>(this);
        _ = RunResponseStreamAsync(content);
        return reader;
    }

    /// <summary>Puts a whole frame into the buffer. One message at a time.</summary>
    public void Serialize(TRequest message, WriteOptions? options, PooledBuffer buffer) =>
        _serializer.Write(message, _method.RequestMarshaller.ContextualSerializer, options, buffer);

    public async Task<ResponseFrames<TResponse>> OpenResponseAsync(HttpResponseMessage response)
    {
        var stream = await response.Content.ReadAsStreamAsync(Aborted).ConfigureAwait(false);
        string? encoding = response.Headers.NonValidated.TryGetValues(HeaderNames.Encoding, out var values)
            ? values.ToString()
            : null;
        return new ResponseFrames<TResponse>(
            stream, encoding, Channel.Settings.MaxReceiveLength, _method.ResponseMarshaller.ContextualDeserializer);
    }

    protected override void OnEnded() => RequestStream?.Cancel();

    private async Task RunSingleResponseAsync(HttpContent content)
    {
        try
        {
            var response = await SendAsync(content).ConfigureAwait(false);
            PublishHeaders(response);
            var end = ResponseStatus.FindInHeaders(response);
            TResponse? message = null;
            if (end is null)
            {
                using var frames = await OpenResponseAsync(response).ConfigureAwait(false);
                message = await frames.ReadSingleAsync(Aborted).ConfigureAwait(false);
                end = ResponseStatus.OfTrailers(response);
            }

            if (end.IsOk && message is null)
            {
                end = end with { Status = new Status(StatusCode.Internal, "Failed to deserialize response message.") };
            }

            // Ended first: whoever awaits the response may ask for the status at once.
            Finish(Complete(end), message);
        }
        catch (Exception error)
        {
            var failure = Fail(StartSummary, error);
            FailHeaders(failure);
            _response.TrySetException(failure);
        }
    }

    private void Finish(CallEnd end, TResponse? message)
    {
        if (end.IsOk)
        {
            _response.TrySetResult(message!);
        }
        else
        {
            _response.TrySetException(end.ToException());
        }
    }

    private async Task RunResponseStreamAsync(HttpContent content)
    {
        try
        {
            var response = await SendAsync(content).ConfigureAwait(false);
            if (ResponseStatus.FindInHeaders(response) is { } end)
            {
                Complete(end);
            }

            PublishHeaders(response);
        }
        catch (Exception error)
        {
            FailHeaders(Fail(StartSummary, error));
        }
    }
}
