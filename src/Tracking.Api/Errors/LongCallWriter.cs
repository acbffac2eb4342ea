using Grpc.Core;

namespace Tracking.Api.Errors;

/// <summary>Writes the responses of a <see cref="LongCall"/>: each whole, unless the client goes or reads too slowly.</summary>
/// <param name="writer">The stream of responses.</param>
/// <param name="overdue">Cancelled when no write may take any longer.</param>
internal sealed class LongCallWriter<TResponse>(IServerStreamWriter<TResponse> writer, CancellationToken overdue)
    : IServerStreamWriter<TResponse>
{
    public WriteOptions? WriteOptions
    {
        get => writer.WriteOptions;
        set => writer.WriteOptions = value;
    }

    public Task WriteAsync(TResponse message) => writer.WriteAsync(message, overdue);

    /// <summary>Not offered: a token that ends a write ends the stream without a reason.</summary>
    /// <exception cref="NotSupportedException">Always, if the token can be cancelled.</exception>
    public Task WriteAsync(TResponse message, CancellationToken cancellationToken) => cancellationToken.CanBeCanceled
        ? throw new NotSupportedException("Writes of a long call are ended by the call alone.")
        : WriteAsync(message);
}
