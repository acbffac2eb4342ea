namespace Tracking.Model.Texts;

/// <summary>Cuts texts of strangers to a length that an answer, a row or a log line can carry.</summary>
public static class TextCut
{
    /// <summary>
    /// The text itself, or its first <paramref name="maximumLength"/> characters (UTF-16 code units, at least 1); one
    /// fewer where the cut would fall between the two halves of a surrogate pair, since the rest would no longer be text.
    /// </summary>
    public static string To(string text, int maximumLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= maximumLength)
        {
            return text;
        }

        return char.IsHighSurrogate(text[maximumLength - 1]) ? text[..(maximumLength - 1)] : text[..maximumLength];
    }

    /// <summary>Like <see cref="To"/>, and where something was cut off an ellipsis says so.</summary>
    public static string Shown(string text, int maximumLength)
    {
        var cut = To(text, maximumLength);
        return cut.Length == text.Length ? text : cut + "…";
    }
}
