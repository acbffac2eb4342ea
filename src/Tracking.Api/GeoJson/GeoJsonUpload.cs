using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.V1;

namespace Tracking.Api.GeoJson;

/// <summary>Puts a GeoJSON document together that comes in parts.</summary>
internal static class GeoJsonUpload
{
    /// <summary>
    /// The largest document: several times the counties of a large country, and what one request may hold in memory.
    /// </summary>
    private const int MaximumBytes = 64 * 1024 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        IAsyncStreamReader<GeoJsonPart> parts, CancellationToken cancellationToken)
    {
        var document = new MemoryStream();
        while (await parts.ReadNextAsync(cancellationToken))
        {
            var content = parts.Current.Content;
            if (document.Length + content.Length > MaximumBytes)
            {
                throw ApiError.DocumentTooLarge(MaximumBytes);
            }

            document.Write(content.Span);
        }

        return document.GetBuffer().AsMemory(0, (int)document.Length);
    }
}
