using System.Text.Json;
using Tracking.Model.Alerts;
using Tracking.Rules.Motion;
using Tracking.Rules.Quality;

namespace Tracking.Rules.Folding;

/// <summary>
/// Writes a fold's state for a snapshot and reads it back. The state of a rule that is no longer there is dropped, and
/// a rule that is new starts without one.
/// </summary>
public static class FoldStateJson
{
    /// <summary>Writes the state as one JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, FoldState state, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Write(writer, state, rules.Rules);
    }

    /// <summary>Writes the state of a fold in the order of arrival.</summary>
    public static void WriteArrivals(Utf8JsonWriter writer, FoldState state, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Write(writer, state, rules.ArrivalRules);
    }

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, FoldState, RuleSet)"/> wrote.</summary>
    /// <exception cref="JsonException">The document is not such a state.</exception>
    public static FoldState Read(JsonElement json, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Read(json, rules.Rules);
    }

    /// <summary>Reads what <see cref="WriteArrivals"/> wrote.</summary>
    /// <exception cref="JsonException">The document is not such a state.</exception>
    public static FoldState ReadArrivals(JsonElement json, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Read(json, rules.ArrivalRules);
    }

    private static void Write(Utf8JsonWriter writer, FoldState state, IReadOnlyList<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WritePropertyName("jump");
        JsonSerializer.Serialize(writer, state.Jump, StateJson.Options);
        writer.WritePropertyName("placed");
        JsonSerializer.Serialize(writer, state.LastPlaced, StateJson.Options);
        writer.WritePropertyName("open");
        JsonSerializer.Serialize(writer, state.Open, StateJson.Options);
        writer.WritePropertyName("closed");
        JsonSerializer.Serialize(writer, state.Closed, StateJson.Options);
        writer.WritePropertyName("motion");
        JsonSerializer.Serialize(writer, state.Motion, StateJson.Options);
        writer.WriteStartObject("rules");
        for (var i = 0; i < state.RuleStates.Length; i++)
        {
            if (state.RuleStates[i] is { } ruleState)
            {
                writer.WritePropertyName(rules[i].Id);
                rules[i].WriteState(writer, ruleState);
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static FoldState Read(JsonElement json, IReadOnlyList<Rule> rules)
    {
        var ruleStates = json.GetProperty("rules");
        var states = rules.Select(rule =>
            ruleStates.TryGetProperty(rule.Id, out var text) ? rule.ReadState(text) : null);
        return new FoldState(
            [.. states],
            json.GetProperty("jump").Deserialize<JumpState>(StateJson.Options),
            // A state that was written before this was kept goes on without it until the next fix.
            json.TryGetProperty("placed", out var placed)
                ? placed.Deserialize<KnownPlace?>(StateJson.Options)
                : null,
            [.. json.GetProperty("open").Deserialize<OpenEpisode[]>(StateJson.Options)!],
            [.. json.GetProperty("closed").Deserialize<AlertId[]>(StateJson.Options)!])
        {
            // A rung of a version that kept no motion state begins without one.
            Motion = json.TryGetProperty("motion", out var motion)
                ? motion.Deserialize<MotionState>(StateJson.Options)
                : null,
        };
    }
}
