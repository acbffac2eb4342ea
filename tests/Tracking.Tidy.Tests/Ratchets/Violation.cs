namespace Tracking.Tidy.Tests.Ratchets;

/// <summary>A place where the house style is broken, and what to do about it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="What">
/// The part within the file, without its line, so that an exception survives edits above it; may be empty.
/// </param>
/// <param name="Advice">What is wrong and what to do.</param>
internal sealed record Violation(string Path, int Line, string What, string Advice)
{
    /// <summary>How a list of exceptions names it.</summary>
    public string Key => What.Length == 0 ? Path : $"{Path} {What}";

    public override string ToString() => $"{Path}:{Line}: {Advice}";
}
