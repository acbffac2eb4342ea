using System.Text.RegularExpressions;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Documentation;

/// <summary>
/// Links and paths in documents lead somewhere, and so do the documents that any other file sends its reader to.
/// </summary>
internal static partial class DocumentLinks
{
    /// <summary>Folders that a path in a document may be relative to, besides its own.</summary>
    private static readonly string[] Homes = ["", "src", "client", "tests"];

    private static readonly HashSet<string> Explained =
        [".proto", ".csproj", ".props", ".targets", ".sh", ".yml", ".json"];

    public static IEnumerable<Violation> Find(Checkout checkout) =>
        checkout.Files.SelectMany(file => IsDocument(file) ? InDocument(checkout, file) : InOtherFile(checkout, file));

    private static bool IsDocument(TextFile file) => file.Path.EndsWith(".md", StringComparison.Ordinal);

    private static IEnumerable<Violation> InDocument(Checkout checkout, TextFile file)
    {
        var isFenced = false;
        for (var index = 0; index < file.Lines.Length; index++)
        {
            var line = file.Lines[index];
            isFenced ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            var links = isFenced ? [] : Link().Matches(line).Where(match => !IsAt(file.Folder, match));
            var paths = QuotedPath().Matches(line)
                .Where(match => !Homes.Append(file.Folder).Any(home => IsAt(home, match)));
            foreach (var match in links.Concat(paths))
            {
                yield return Broken(file, index + 1, match.Groups[1].Value);
            }
        }

        bool IsAt(string folder, Match match) => ExistsAt(checkout, folder, match.Groups[1].Value);
    }

    private static IEnumerable<Violation> InOtherFile(Checkout checkout, TextFile file) =>
        from text in TextsOf(file)
        from match in NamedDocument().Matches(text.Text)
        where !checkout.Exists(match.Value)
        select Broken(file, file.LineOf(text.Start + match.Index), match.Value);

    // Of a source only the comments: a test may well name a document that is not there.
    private static IEnumerable<(int Start, string Text)> TextsOf(TextFile file) =>
        file is SourceFile source ? source.Root.DescendantTrivia()
            .Select(static trivia => (trivia.FullSpan.Start, trivia.ToFullString()))
            .Where(static trivia => trivia.Item2.Contains(".md", StringComparison.Ordinal))
        : Explained.Contains(System.IO.Path.GetExtension(file.Path)) ? [(0, file.Text)]
        : [];

    // A type may be named by its path without the ending.
    private static bool ExistsAt(Checkout checkout, string folder, string target)
    {
        target = Uri.UnescapeDataString(target.Split('#')[0]);
        return Paths.Combine(target.StartsWith('/') ? "" : folder, target) is { } path
            && (checkout.Exists(path) || checkout.Exists(path + ".cs"));
    }

    private static Violation Broken(TextFile file, int line, string target) =>
        new(file.Path, line, target, $"{target} does not exist: mend the path");

    // [text](target), other than addresses and places on the same page.
    [GeneratedRegex(@"\]\((?![a-z]+:|#)([^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    // A path in backticks: from a folder of the root, from a project, or from here with a dot.
    [GeneratedRegex(
        @"`((?:(?:src|tests|silo|client|deploy|Tracking\.\w+|\.{1,2})/[\w./+-]*[\w/])|build\.sh|Tracking\.sln)`")]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"(?<![\w./-])(?:src|tests|silo|client|deploy)/[\w./-]+\.md\b")]
    private static partial Regex NamedDocument();
}
