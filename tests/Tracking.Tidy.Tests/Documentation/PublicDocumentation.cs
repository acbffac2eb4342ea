using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Documentation;

/// <summary>
/// The libraries that others build on say what every public member is. The compiler sees to it that there is a summary,
/// once the project asks it to; here: that it asks, that nobody silences it, and that no summary is empty.
/// </summary>
internal static class PublicDocumentation
{
    private const string MissingSummary = "CS1591";

    private static readonly HashSet<string> Libraries =
    [
        "Tracking.Model", "Tracking.Contracts", "Tracking.Geo", "Tracking.Rules",
        "Tracking.Protocol", "Tracking.Client",
    ];

    public static IEnumerable<Violation> Find(Checkout checkout) =>
        checkout.Projects.Where(static project => Libraries.Contains(project.Name)).SelectMany(SettingFaults)
            .Concat(checkout.Sources.SelectMany(SummaryFaults));

    private static IEnumerable<Violation> SettingFaults(ProjectFile project)
    {
        if (project.Property("TrackingPublicApi") != "true")
        {
            yield return new Violation(
                project.File.Path, 1, "", "a public library: set <TrackingPublicApi>true</TrackingPublicApi>");
        }

        if (project.Property("NoWarn")?.Contains(MissingSummary, StringComparison.Ordinal) == true)
        {
            yield return new Violation(
                project.File.Path, 1, MissingSummary, $"silences {MissingSummary}: document the members");
        }
    }

    private static IEnumerable<Violation> SummaryFaults(SourceFile file)
    {
        foreach (var node in file.Root.DescendantNodes(descendIntoTrivia: true))
        {
            if (node is XmlElementSyntax { StartTag.Name.LocalName.Text: "summary" } summary && IsEmpty(summary))
            {
                yield return new Violation(
                    file.Path, SourceFile.LineOf(node), "summary", "empty summary: say what it is, or leave it out");
            }

            if (node is PragmaWarningDirectiveTriviaSyntax pragma
                && pragma.ErrorCodes.Any(static code => code.ToString() == MissingSummary))
            {
                yield return new Violation(
                    file.Path, SourceFile.LineOf(node), MissingSummary,
                    $"silences {MissingSummary}: document the members");
            }
        }
    }

    private static bool IsEmpty(XmlElementSyntax summary) =>
        summary.Content.All(static node => node is XmlTextSyntax text
            && text.TextTokens.All(static token => !token.Text.Any(char.IsLetterOrDigit)));
}
