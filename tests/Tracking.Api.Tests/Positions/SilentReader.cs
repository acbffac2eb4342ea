using Grpc.Core;
using Tracking.V1;

namespace Tracking.Api.Tests.Positions;

/// <summary>A sender that keeps its stream open and says nothing.</summary>
internal sealed class SilentReader : IAsyncStreamReader<StreamPositionsRequest>
{
    public StreamPositionsRequest Current => throw new InvalidOperationException("nothing was sent");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return false;
    }
}
