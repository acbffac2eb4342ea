using System.Buffers;
using System.Text;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>
/// The form of <c>grpc-message</c>: UTF-8 in which every byte outside the printable ASCII range, and the percent sign,
/// is written as <c>%XX</c>.
/// </summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c != '%')]);

    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length * 2);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (Plain.Contains((char)b))
            {
                encoded.Append((char)b);
            }
            else
            {
                encoded.Append('%').Append(b.ToString("X2"));
            }
        }

        return encoded.ToString();
    }

    /// <summary>
    /// Never fails: what is no valid escape is kept as it came, because a message is only for people.
    /// </summary>
    public static string Decode(string text) => Uri.UnescapeDataString(text);
}
