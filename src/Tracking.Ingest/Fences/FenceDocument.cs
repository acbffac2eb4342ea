using System.Buffers;
using System.Text;
using Tracking.Geo.Fences;
using Tracking.Model.Fences;

namespace Tracking.Ingest.Fences;

/// <summary>Fences as documents that the door takes.</summary>
public static class FenceDocument
{
    private static ReadOnlySpan<byte> Head => """{"type":"FeatureCollection","features":["""u8;

    private static ReadOnlySpan<byte> Tail => "]}\n"u8;

    /// <summary>One fence as a GeoJSON Feature.</summary>
    public static string FeatureOf(FenceDefinition fence) => FenceExport.Write(fence);

    /// <summary>Fences as a FeatureCollection with a line for each, in parts of about a given size.</summary>
    /// <param name="fences">The fences.</param>
    /// <param name="partBytes">A part is given once it has at least so many bytes.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Parts(IEnumerable<FenceVersion> fences, int partBytes)
    {
        var part = new ArrayBufferWriter<byte>(2 * partBytes);
        part.Write(Head);
        var isFirst = true;
        foreach (var version in fences)
        {
            part.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            part.Write(Encoding.UTF8.GetBytes(FenceExport.Write(version.Fence)));
            if (part.WrittenCount >= partBytes)
            {
                yield return part.WrittenMemory.ToArray();
                part.ResetWrittenCount();
            }
        }

        part.Write(Tail);
        yield return part.WrittenMemory;
    }
}
