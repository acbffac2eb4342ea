using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Tracking.Compat.Grpc.Server.Handlers;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Server.Calls;

/// <summary>
/// One call over HTTP. The call ends once: by its method, by an exception, or by its deadline, whichever is first; what
/// comes later changes nothing.
/// </summary>
internal sealed class HttpCallContext : ServerCallContext
{
    private readonly CallDeadline? _deadline;
    private Metadata? _requestHeaders;
    private Metadata? _responseTrailers;
    private AuthContext? _authContext;

    public HttpCallContext(HttpContext http, CallSettings settings)
    {
        HttpContext = http;
        Settings = settings;
        RequestBody = new RequestBody(this);
        ResponseBody = new ResponseBody(this);
        if (CallTimeout.TryParse(http.Request.Headers[HeaderNames.Timeout], out var timeout))
        {
            _deadline = new CallDeadline(http, timeout);
        }
    }

    public HttpContext HttpContext { get; }

    public CallSettings Settings { get; }

    public RequestBody RequestBody { get; }

    public ResponseBody ResponseBody { get; }

    public bool IsDeadlineExceeded => _deadline?.IsExceeded ?? false;

    protected override string MethodCore => HttpContext.Request.Path.Value!;

    protected override string HostCore => HttpContext.Request.Host.Value!;

    protected override string PeerCore => PeerIdentity.Address(HttpContext.Connection);

    protected override DateTime DeadlineCore => _deadline?.Time ?? DateTime.MaxValue;

    protected override Metadata RequestHeadersCore => _requestHeaders ??= ReadRequestHeaders();

    protected override CancellationToken CancellationTokenCore => _deadline?.Token ?? HttpContext.RequestAborted;

    protected override Metadata ResponseTrailersCore => _responseTrailers ??= [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore =>
        _authContext ??= PeerIdentity.Of(HttpContext.Connection.ClientCertificate);

    protected override IDictionary<object, object> UserStateCore => HttpContext.Items!;

    /// <summary>The method has returned: its status and trailers go out.</summary>
    public Task CompleteAsync() => EndAsync();

    /// <summary>
    /// The method has thrown: an RpcException says itself what the client is told, others only if allowed to.
    /// </summary>
    public Task FailAsync(Exception error)
    {
        if (error is RpcException rpc)
        {
            foreach (var entry in rpc.Trailers)
            {
                ResponseTrailers.Add(entry);
            }

            Status = rpc.Status;
        }
        else
        {
            var detail = "Exception was thrown by handler.";
            Status = new Status(
                StatusCode.Unknown,
                Settings.EnableDetailedErrors ? $"{detail} {ErrorText.Of(error)}" : detail,
                error);
        }

        return EndAsync();
    }

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        var response = HttpContext.Response;
        if (response.HasStarted)
        {
            throw new InvalidOperationException("Response headers can only be sent once per call.");
        }

        foreach (var entry in responseHeaders)
        {
            if (entry.Key == HeaderNames.EncodingRequest)
            {
                ResponseBody.UseEncoding(entry.Value);
            }
            else
            {
                response.Headers.Append(entry.Key, MetadataValue.ToHeader(entry));
            }
        }

        // Starting the response would only mark it as started: flushing is what sends the headers.
        return response.BodyWriter.FlushAsync().AsTask();
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("Hand the deadline on in the options of the next call.");

    private Metadata ReadRequestHeaders()
    {
        var metadata = new Metadata();
        foreach (var (name, values) in HttpContext.Request.Headers)
        {
            if (HeaderNames.IsRequestMetadata(name))
            {
                MetadataValue.AddTo(metadata, name, values.ToString());
            }
        }

        return metadata;
    }

    private async Task EndAsync()
    {
        if (_deadline is not null && !await _deadline.TryEndAsync().ConfigureAwait(false))
        {
            // The client has been told DEADLINE_EXCEEDED, and the stream is reset.
            Status = CallDeadline.ExceededStatus;
            return;
        }

        // A client that is gone gets no status; writing one could only fail.
        if (!HttpContext.RequestAborted.IsCancellationRequested)
        {
            CallOutcome.Write(HttpContext.Response, Status, _responseTrailers);
        }
    }
}
