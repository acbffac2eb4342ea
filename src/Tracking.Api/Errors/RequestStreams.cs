using Google.Protobuf;
using Grpc.Core;

namespace Tracking.Api.Errors;

/// <summary>Reads what a client streams.</summary>
internal static class RequestStreams
{
    /// <summary>The next message; false when the client has sent its last.</summary>
    /// <exception cref="RpcException">
    /// What came is no message of this API: INVALID_ARGUMENT, reason <c>unreadable_message</c>. Left to the library it
    /// would be a fault of the server's, without a word about what was wrong.
    /// </exception>
    public static async Task<bool> ReadNextAsync<TRequest>(
        this IAsyncStreamReader<TRequest> requests, CancellationToken cancellationToken)
    {
        try
        {
            return await requests.MoveNext(cancellationToken);
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidDataException)
        {
            throw ApiError.UnreadableMessage(error.Message);
        }
    }
}
