using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Tracking.Compat.Grpc.Client.Channels;

namespace Grpc.Net.Client;

/// <summary>
/// The way to one server over HTTP/2. It connects when the first call starts, and opens a further connection when the
/// server's limit of streams is reached. Safe for use by any number of threads; meant to be kept.
/// </summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    private readonly Uri _address;
    private readonly HttpMessageInvoker _http;
    private readonly bool _ownsHttp;
    private readonly ActiveCalls _activeCalls = new();

    /// <summary>As many as the generated clients have methods.</summary>
    private readonly ConcurrentDictionary<string, Uri> _uris = new(StringComparer.Ordinal);

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority)
    {
        _address = ChannelAddress.Checked(address, options.Credentials);
        _ownsHttp = options.DisposeHttpClient || (options.HttpClient is null && options.HttpHandler is null);
        _http = options.HttpClient ?? new HttpMessageInvoker(
            options.HttpHandler ?? new SocketsHttpHandler { EnableMultipleHttp2Connections = true });
        Settings = new ChannelSettings(
            options.MaxSendMessageSize,
            options.MaxReceiveMessageSize,
            options.HttpVersion ?? HttpVersion.Version20,
            options.HttpVersionPolicy ?? HttpVersionPolicy.RequestVersionExact);
    }

    internal ChannelSettings Settings { get; }

    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) =>
        ForAddress(new Uri(address), channelOptions);

    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        if (channelOptions is { HttpClient: not null, HttpHandler: not null })
        {
            throw new ArgumentException(
                "HttpClient and HttpHandler have been configured. Only one HTTP caller can be specified.");
        }

        return new GrpcChannel(address, channelOptions);
    }

    public override CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(_activeCalls.AreClosed, this);
        return new HttpCallInvoker(this);
    }

    /// <summary>Cancels the calls under way and closes the connections.</summary>
    public void Dispose()
    {
        if (_activeCalls.Close() && _ownsHttp)
        {
            _http.Dispose();
        }
    }

    internal void Register(IDisposable call)
    {
        if (!_activeCalls.Add(call))
        {
            throw new ObjectDisposedException(typeof(GrpcChannel).FullName);
        }
    }

    internal void Forget(IDisposable call) => _activeCalls.Remove(call);

    internal Uri UriOf(IMethod method) =>
        _uris.GetOrAdd(method.FullName, static (path, address) => new Uri(address, path), _address);

    /// <summary>Comes back with the headers: the body of the response is a stream that the call reads.</summary>
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _http is HttpClient client
            ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : SendByHandlerAsync(request, cancellationToken);

    /// <summary>
    /// A handler knows but one time-out, that of connecting, and reports it as if someone had cancelled.
    /// </summary>
    private async Task<HttpResponseMessage> SendByHandlerAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (error.InnerException is TimeoutException)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, error.Message, error.InnerException);
        }
    }
}
