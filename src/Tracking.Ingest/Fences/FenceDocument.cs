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

    /// <summary>Fences as a FeatureCollection with a line for each, in parts of at most a given size.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Parts(IEnumerable<FenceVersion> fences, int partBytes)
    {
        var pending = new ArrayBufferWriter<byte>(2 * partBytes);
        pending.Write(Head);
        var isFirst = true;
        foreach (var version in fences)
        {
            pending.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            pending.Write(Encoding.UTF8.GetBytes(FenceExport.Write(version.Fence)));
            if (pending.WrittenCount >= partBytes)
            {
                foreach (var part in Slices(pending.WrittenMemory.ToArray(), partBytes))
                {
                    yield return part;
                }

                pending.ResetWrittenCount();
            }
        }

        pending.Write(Tail);
        foreach (var part in Slices(pending.WrittenMemory.ToArray(), partBytes))
        {
            yield return part;
        }
    }

    // One fence alone may be larger than a client takes in one message.
    private static IEnumerable<ReadOnlyMemory<byte>> Slices(ReadOnlyMemory<byte> bytes, int partBytes)
    {
        for (var start = 0; start < bytes.Length; start += partBytes)
        {
            yield return bytes[start..Math.Min(bytes.Length, start + partBytes)];
        }
    }
}
