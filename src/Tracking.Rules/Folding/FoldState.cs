using System.Collections.Immutable;
using Tracking.Rules.Quality;

namespace Tracking.Rules.Folding;

/// <summary>
/// Everything that folding a vehicle's fixes in device-time order must remember: immutable, so that a step that is not
/// committed is simply dropped.
/// </summary>
/// <param name="RuleStates">The state of each rule that has one, by rule id.</param>
/// <param name="Jump">What jump detection remembers.</param>
/// <param name="Open">The episodes that go on, in the order in which they were raised; at most one a rule and object.</param>
public sealed record FoldState(
    ImmutableSortedDictionary<string, object> RuleStates, JumpState? Jump, ImmutableArray<OpenEpisode> Open)
{
    /// <summary>Before the first fix.</summary>
    public static FoldState Initial { get; } =
        new(ImmutableSortedDictionary.Create<string, object>(StringComparer.Ordinal), null, []);
}
