using System.Text.Json;

namespace Tracking.Rules.Packs;

/// <summary>
/// The facts of law that one jurisdiction's rules judge by: a name, a version, and for each rule a section with its
/// options and the article each value comes from.
/// </summary>
public sealed class RulePack
{
    private readonly Dictionary<string, JsonElement> _options;
    private readonly Dictionary<string, JsonElement> _sources;

    private RulePack(
        string name,
        string version,
        Dictionary<string, JsonElement> options,
        Dictionary<string, JsonElement> sources,
        JsonElement? motion)
    {
        Name = name;
        Version = version;
        _options = options;
        _sources = sources;
        MotionOptions = motion;
    }

    /// <summary>The jurisdiction, such as <c>CN</c>.</summary>
    public string Name { get; }

    /// <summary>The version within the jurisdiction.</summary>
    public string Version { get; }

    /// <summary>Name and version, as alerts carry them.</summary>
    public string Label => $"{Name} {Version}";

    /// <summary>The ids of the rules that the pack has a section for: these are judged, others are not.</summary>
    public IReadOnlyCollection<string> RuleIds => _options.Keys;

    /// <summary>The options of the motion state, or null when the pack has no section <c>motion</c>.</summary>
    internal JsonElement? MotionOptions { get; }

    /// <summary>Reads a pack. Every option needs a source: a value of law without its article is an error.</summary>
    /// <param name="json">The document; see deploy/rulepacks/README.md.</param>
    /// <exception cref="RulePackException">The document is not a rule pack; the message says where and why.</exception>
    public static RulePack Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            var sources = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var rule in root.GetProperty("rules").EnumerateObject())
            {
                options.Add(rule.Name, ReadOptions($"rule '{rule.Name}'", rule.Value));
                sources.Add(rule.Name, rule.Value.GetProperty("sources").Clone());
            }

            return new RulePack(
                root.GetProperty("pack").GetString() ?? throw new RulePackException("'pack' is null"),
                root.GetProperty("version").GetString() ?? throw new RulePackException("'version' is null"),
                options,
                sources,
                root.TryGetProperty("motion", out var motion) ? ReadOptions("section 'motion'", motion) : null);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RulePackException($"the rule pack cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The options of a rule, or null when the pack has no section for it.</summary>
    internal JsonElement? FindOptions(string ruleId) => _options.TryGetValue(ruleId, out var options) ? options : null;

    /// <summary>The law or the reason that an option's value comes from.</summary>
    internal string SourceOf(string ruleId, string option) => _sources[ruleId].GetProperty(option).GetString()!;

    private static JsonElement ReadOptions(string name, JsonElement section)
    {
        var options = section.GetProperty("options");
        RequireSources(name, options, section.GetProperty("sources"));
        return options.Clone();
    }

    private static void RequireSources(string section, JsonElement options, JsonElement sources)
    {
        foreach (var option in options.EnumerateObject())
        {
            if (!sources.TryGetProperty(option.Name, out var source) || string.IsNullOrWhiteSpace(source.GetString()))
            {
                throw new RulePackException($"{section}: option '{option.Name}' names no source");
            }
        }
    }
}
