using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Documentation;

/// <summary>An operator finds every metric of the system in one table, and nothing there that does not exist.</summary>
internal static class MetricTable
{
    public const string Path = "deploy/telemetry/README.md";

    private const string RowStart = "| `tracking.";

    public static IEnumerable<Violation> Find(Checkout checkout)
    {
        var rows = (checkout.Find(Path)?.Lines ?? [])
            .Select(static (line, index) => (Name: NameIn(line), Line: index + 1))
            .Where(static row => row.Name is not null)
            .ToDictionary(static row => row.Name!, static row => row.Line);
        foreach (var (source, line, name) in checkout.Sources.SelectMany(Instruments))
        {
            if (!rows.Remove(name))
            {
                yield return new Violation(source.Path, line, name, $"{name}: give it a row in {Path}");
            }
        }

        foreach (var (name, line) in rows)
        {
            yield return new Violation(Path, line, name, $"{name}: no such metric is made");
        }
    }

    private static string? NameIn(string line) =>
        line.StartsWith(RowStart, StringComparison.Ordinal) ? line.Split('`')[1] : null;

    private static IEnumerable<(SourceFile Source, int Line, string Name)> Instruments(SourceFile source) =>
        Paths.IsUnder(source.Path, "tests")
            ? []
            : source.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(static call => CalleeOf(call).StartsWith("Create", StringComparison.Ordinal))
                .Select(static call => call.ArgumentList.Arguments.FirstOrDefault()?.Expression)
                .OfType<LiteralExpressionSyntax>()
                .Where(static literal => literal.Token.ValueText.StartsWith("tracking.", StringComparison.Ordinal))
                .Select(literal => (
                    source,
                    literal.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                    literal.Token.ValueText));

    private static string CalleeOf(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax member ? member.Name.Identifier.ValueText : "";
}
