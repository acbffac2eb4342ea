using Tracking.Storage;

namespace Tracking.Api.Errors;

/// <summary>Tells a caller whose change the store could not keep that it may send it again.</summary>
internal static class StoreCall
{
    /// <exception cref="Grpc.Core.RpcException">The store failed: UNAVAILABLE, reason <c>store_failed</c>.</exception>
    public static Task RunAsync(Func<Task> change) => RunAsync(async () =>
    {
        await change();
        return true;
    });

    /// <exception cref="Grpc.Core.RpcException">The store failed: UNAVAILABLE, reason <c>store_failed</c>.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> change)
    {
        try
        {
            return await change();
        }
        catch (StorageException error)
        {
            throw ApiError.StoreFailed(error.Message);
        }
    }
}
