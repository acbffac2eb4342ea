namespace Tracking.Compat.Grpc.Tests.Client.Channels;

/// <summary>Passes requests on, if it has someone to pass them to, and notes what happens to it.</summary>
internal sealed class DisposableHandler : DelegatingHandler
{
    public bool IsDisposed { get; private set; }

    public List<Version> Versions { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Versions.Add(request.Version);
        return base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
