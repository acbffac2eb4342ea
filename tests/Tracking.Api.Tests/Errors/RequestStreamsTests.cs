using Google.Protobuf;
using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Errors;

public sealed class RequestStreamsTests
{
    [Fact]
    public Task ReadNextAsync_BytesThatAreNoMessage_AreAnInvalidArgument() =>
        Refusal.IsAsync(StatusCode.InvalidArgument, "unreadable_message", () =>
            new BrokenReader(static () => Position.Parser.ParseFrom([0xff, 0xff, 0xff])).ReadNextAsync(default));

    [Fact]
    public Task ReadNextAsync_FrameThatIsNone_IsAnInvalidArgument() =>
        Refusal.IsAsync(StatusCode.InvalidArgument, "unreadable_message", () =>
            new BrokenReader(static () => throw new InvalidDataException("too large")).ReadNextAsync(default));

    [Fact]
    public async Task ReadNextAsync_OtherFault_IsLeftAsItIs() =>
        await Assert.ThrowsAsync<IOException>(() =>
            new BrokenReader(static () => throw new IOException("gone")).ReadNextAsync(default));

    private sealed class BrokenReader(Func<IMessage> read) : IAsyncStreamReader<Position>
    {
        public Position Current => throw new InvalidOperationException("nothing could be read");

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            read();
            return Task.FromResult(true);
        }
    }
}
