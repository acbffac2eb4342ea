using System.Net;
using System.Net.Http.Headers;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>A client that knows HTTP/2 but no gRPC: it sends what a test says and shows what came back.</summary>
internal sealed class RawClient(Uri address) : IDisposable
{
    public const string EchoPath = "/tracking.compat.tests.v1.Conformance/Echo";
    public const string CollectPath = "/tracking.compat.tests.v1.Conformance/Collect";
    public const string ChatPath = "/tracking.compat.tests.v1.Conformance/Chat";

    private readonly HttpClient _http = new() { BaseAddress = address };

    public Task<RawResponse> PostAsync(string path, byte[] body, params (string Name, string Value)[] headers) =>
        PostAsync(path, new ByteArrayContent(body), headers);

    public async Task<RawResponse> PostAsync(
        string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        if (content.Headers.ContentType is null)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        }

        using var response = await SendAsync(HttpMethod.Post, path, content, headers);
        var body = await response.Content.ReadAsByteArrayAsync().Soon();
        return new RawResponse(response, body);
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod verb, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(verb, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.TryAddWithoutValidation("TE", "trailers");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).Soon();
    }

    public void Dispose() => _http.Dispose();
}
