using Grpc.Core;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>The header form of metadata: text as it is, bytes in base64 without padding.</summary>
internal static class MetadataValue
{
    public static string ToHeader(Metadata.Entry entry) =>
        entry.IsBinary ? Convert.ToBase64String(entry.BytesUnsafe).TrimEnd('=') : entry.Value;

    /// <summary>
    /// Adds what one header holds. Bytes may come padded or not, and several values may have been joined by commas on
    /// the way; a text with commas is one value, because nobody can tell.
    /// </summary>
    public static void AddTo(Metadata metadata, string name, string header)
    {
        if (!name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
        {
            metadata.Add(name, header);
            return;
        }

        foreach (var value in header.Split(','))
        {
            metadata.Add(name, FromBase64(value.Trim()));
        }
    }

    private static byte[] FromBase64(string value) =>
        Convert.FromBase64String(value.PadRight((value.Length + 3) / 4 * 4, '='));
}
