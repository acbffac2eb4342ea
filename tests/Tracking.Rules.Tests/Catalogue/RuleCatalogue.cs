using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Tests.Catalogue;

/// <summary>
/// Writes the catalogue of rules: what each is, from its attribute and doc comments; what each option means, its unit and
/// range; what a pack sets it to, and why. Nothing in it is written by hand.
/// </summary>
internal sealed class RuleCatalogue(Assembly library, RulePack pack)
{
    public const string RenewCommand = "TRACKING_RENEW=1 dotnet test tests/Tracking.Rules.Tests -c Release";

    private readonly DocComments _comments = new(library);
    private readonly List<(Type Type, RuleAttribute Attribute)> _rules = [.. RuleSet.Scan([library])];

    public string Write()
    {
        var text = new StringBuilder();
        text.Append(
            $"""
            # The rules

            Made from the rules' source and the pack {pack.Label}; do not edit. Renew it with
            `{RenewCommand}`.

            No option has a default in the program: a rule is judged when the pack in force has a section for it, and the
            section sets every option.

            | rule | what it finds | severity |
            |---|---|---|

            """);
        foreach (var (type, rule) in _rules)
        {
            text.Append(
                $"| [`{rule.Id}`](#{rule.Id}) | {DocComments.FirstSentence(_comments.SummaryOf(type))} | {Severities(rule)} |\n");
        }

        foreach (var (type, rule) in _rules)
        {
            Write(text, type, rule);
        }

        return text.ToString();
    }

    private static string Severities(RuleAttribute rule) =>
        string.Join(", ", rule.Severities.Select(static severity => severity.ToString().ToLowerInvariant()));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Range(OptionRangeAttribute? range) => range is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum} {range.Unit}").TrimEnd();

    private static string Value(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? string.Join(", ", value.EnumerateObject().Select(static entry => $"{entry.Name} {entry.Value}"))
        : value.ToString();

    private void Write(StringBuilder text, Type type, RuleAttribute rule)
    {
        text.Append($"\n## {rule.Id}\n\n{_comments.SummaryOf(type)}\n\nSeverity: {Severities(rule)}.");
        text.Append(rule.Details.Length > 0
            ? $" Details: {string.Join(", ", rule.Details.Select(static name => $"`{name}`"))}.\n"
            : " No details.\n");
        if (pack.FindOptions(rule.Id) is not { } section)
        {
            text.Append($"\nNot judged by {pack.Label}: it has no section for it.\n");
            return;
        }

        var options = RuleSet.OptionsOf(type).GetProperties();
        if (options.Length == 0)
        {
            text.Append("\nIt has no options.\n");
            return;
        }

        text.Append($"\n| option | meaning | range | {pack.Name} | source |\n|---|---|---|---|---|\n");
        foreach (var property in options)
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            text.Append($"| `{name}` | {Cell(_comments.SummaryOf(property))} ");
            text.Append($"| {Range(property.GetCustomAttribute<OptionRangeAttribute>())} ");
            text.Append($"| {Value(section.GetProperty(name))} | {Cell(pack.SourceOf(rule.Id, name))} |\n");
        }
    }
}
