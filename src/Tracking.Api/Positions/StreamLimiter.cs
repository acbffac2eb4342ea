using Tracking.Api.Errors;

namespace Tracking.Api.Positions;

/// <summary>Counts the streams of each peer address. As many entries as peers have a stream open.</summary>
internal sealed class StreamLimiter(PositionStreamOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _streams = new(StringComparer.Ordinal);

    /// <summary>Counts a stream until what is returned is disposed.</summary>
    /// <exception cref="Grpc.Core.RpcException">The peer has as many as it may.</exception>
    public IDisposable Enter(string peer)
    {
        var address = AddressOf(peer);
        lock (_lock)
        {
            var count = _streams.GetValueOrDefault(address);
            if (count >= options.MaximumPerPeer)
            {
                throw ApiError.TooManyStreams(address, options.MaximumPerPeer);
            }

            _streams[address] = count + 1;
        }

        return new Lease(this, address);
    }

    /// <summary>A peer's address without its port: <c>ipv4:10.0.0.7:51234</c> and <c>ipv6:[::1]:51234</c>.</summary>
    private static string AddressOf(string peer) =>
        peer.LastIndexOf(':') is > 0 and var colon && peer.IndexOf(':') != colon ? peer[..colon] : peer;

    private void Leave(string address)
    {
        lock (_lock)
        {
            if (--_streams[address] == 0)
            {
                _streams.Remove(address);
            }
        }
    }

    private sealed class Lease(StreamLimiter limiter, string address) : IDisposable
    {
        public void Dispose() => limiter.Leave(address);
    }
}
