using System.Collections.Immutable;
using Tracking.Model.Alerts;
using Tracking.Rules.Motion;
using Tracking.Rules.Quality;

namespace Tracking.Rules.Folding;

/// <summary>
/// Everything that folding a vehicle's fixes in device-time order must remember: immutable, so that a step that is not
/// committed is simply dropped.
/// </summary>
/// <param name="RuleStates">
/// The state of each rule, null for one that has none, by the rule's place in its set; shorter where the last have none.
/// </param>
/// <param name="Jump">What jump detection remembers.</param>
/// <param name="LastPlaced">The last fix whose place could be believed.</param>
/// <param name="Open">
/// The episodes that go on, in the order in which they were raised; at most one a rule and object.
/// </param>
/// <param name="Closed">
/// The last <see cref="ClosedKept"/> episodes that closed, oldest first: tells a re-fold that starts from this state
/// which stored episodes it need not find again.
/// </param>
public sealed record FoldState(
    ImmutableArray<object?> RuleStates,
    JumpState? Jump,
    KnownPlace? LastPlaced,
    ImmutableArray<OpenEpisode> Open,
    ImmutableArray<AlertId> Closed)
{
    /// <summary>Far more than can close between two fixes of one vehicle, and small in a snapshot.</summary>
    public const int ClosedKept = 32;

    /// <summary>What the motion state remembers; null before the first fix.</summary>
    public MotionState? Motion { get; init; }

    /// <summary>Before the first fix.</summary>
    public static FoldState Initial { get; } =
        new([], null, null, [], []);
}
