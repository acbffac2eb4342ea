using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracking.Rules.Fatigue;
using Tracking.Rules.Motion;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Folding;

/// <summary>
/// The rules that are judged by: every class with a <see cref="RuleAttribute"/> that the pack has a section for.
/// </summary>
public sealed class RuleSet
{
    private static readonly JsonSerializerOptions OptionsJson = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // A misspelt option must not silently become its default.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private RuleSet(RulePack pack, IReadOnlyList<object> rules)
    {
        Label = pack.Label;
        Rules = [.. rules.OfType<Rule>().Where(static rule => !rule.IsOfArrival)];
        ArrivalRules = [.. rules.OfType<Rule>().Where(static rule => rule.IsOfArrival)];
        DriverRules = [.. rules.OfType<DriverRule>()];
        Motion = pack.MotionOptions is { } motion
            ? Made("section 'motion'", () => new MotionDetector(motion.Deserialize<MotionOptions>(OptionsJson)!))
            : null;
        if (Motion is null && DriverRules.Count > 0)
        {
            throw new RulePackException($"rule '{DriverRules[0].Id}' needs the pack's section 'motion'");
        }
    }

    /// <summary>The rule pack's name and version, as alerts carry them.</summary>
    public string Label { get; }

    /// <summary>The rules that judge in the order of device time, by id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rules that judge in the order of arrival, by id.</summary>
    public IReadOnlyList<Rule> ArrivalRules { get; }

    /// <summary>The rules over a driver's hours, ordered by id.</summary>
    public IReadOnlyList<DriverRule> DriverRules { get; }

    /// <summary>Whether a rule is judged by.</summary>
    public bool Judges(string ruleId) => Rules.Any(rule => rule.Id == ruleId);

    /// <summary>Whether a rule's episodes are about arrival: a re-fold leaves them alone.</summary>
    public bool IsOfArrival(string ruleId) => ArrivalRules.Any(rule => rule.Id == ruleId);

    /// <summary>Tells when a vehicle drove and when it stood; null when the pack has no section for it.</summary>
    public MotionDetector? Motion { get; }

    /// <summary>Makes the rules of a pack from this library.</summary>
    /// <exception cref="RulePackException">The pack names an unknown rule, or an option is missing, unknown or out of
    /// range.</exception>
    public static RuleSet Create(RulePack pack) => Create(pack, typeof(RuleSet).Assembly);

    /// <summary>Makes the rules of a pack from some other library; a test adds a rule this way.</summary>
    /// <exception cref="RulePackException">The pack names an unknown rule, or an option is missing, unknown or out of
    /// range.</exception>
    public static RuleSet Create(RulePack pack, params IReadOnlyList<Assembly> libraries)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var types = Scan(libraries)
            .ToDictionary(static rule => rule.Attribute.Id, static rule => rule.Type, StringComparer.Ordinal);
        if (pack.RuleIds.FirstOrDefault(id => !types.ContainsKey(id)) is { } unknown)
        {
            throw new RulePackException($"the rule pack has a section for '{unknown}', which is not a rule here");
        }

        return new RuleSet(pack, [.. pack.RuleIds.Order(StringComparer.Ordinal).Select(id => Create(pack, id, types[id]))]);
    }

    /// <summary>Every rule of these libraries, by id.</summary>
    internal static IEnumerable<(Type Type, RuleAttribute Attribute)> Scan(IEnumerable<Assembly> libraries) =>
        libraries.SelectMany(static library => library.GetTypes())
            .Select(static type => (Type: type, Attribute: type.GetCustomAttribute<RuleAttribute>()!))
            .Where(static rule => rule.Attribute is not null)
            .OrderBy(static rule => rule.Attribute.Id, StringComparer.Ordinal);

    /// <summary>The record that holds a rule's options.</summary>
    internal static Type OptionsOf(Type rule)
    {
        var type = rule;
        while (!IsRuleBase(type))
        {
            type = type.BaseType
                ?? throw new ArgumentException($"{rule} does not derive from Rule<TOptions, TState> or DriverRule<TOptions>", nameof(rule));
        }

        return type.GetGenericArguments()[0];
    }

    private static bool IsRuleBase(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(Rule<,>) || type.GetGenericTypeDefinition() == typeof(DriverRule<>));

    private static object Create(RulePack pack, string id, Type type) => Made($"rule '{id}'", () =>
    {
        var options = pack.FindOptions(id)!.Value.Deserialize(OptionsOf(type), OptionsJson)!;
        var made = Activator.CreateInstance(type, options)!;
        switch (made)
        {
            case Rule rule:
                rule.Declared = type.GetCustomAttribute<RuleAttribute>()!;
                break;
            case DriverRule rule:
                rule.Id = id;
                break;
        }

        return made;
    });

    private static T Made<T>(string section, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception error) when (error is JsonException or TargetInvocationException or ArgumentOutOfRangeException)
        {
            var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            throw new RulePackException($"{section}: {cause.Message}", cause);
        }
    }
}
