namespace Tracking.Tidy.Tests.Reading;

/// <summary>One file of the checkout; read when first looked at, so that large data files cost nothing.</summary>
internal class TextFile(string path, Func<string> read)
{
    private readonly Lazy<string> _text = new(read);
    private string[]? _lines;

    /// <summary>Relative to the checkout, with forward slashes.</summary>
    public string Path { get; } = path;

    public string Text => _text.Value;

    public string[] Lines => _lines ??= Text.Split('\n');

    /// <summary>How many lines an editor shows; the empty one after the last line feed is not one.</summary>
    public int LineCount => Lines.Length - (Lines[^1].Length == 0 ? 1 : 0);

    public string Name => Paths.NameOf(Path);

    public string Folder => Paths.FolderOf(Path);

    public int LineOf(int position) => 1 + Text.AsSpan(0, position).Count('\n');
}
