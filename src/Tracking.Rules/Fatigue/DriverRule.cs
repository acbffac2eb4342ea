namespace Tracking.Rules.Fatigue;

/// <summary>
/// A rule over a driver's timeline, as the host sees it. Rules derive from <see cref="DriverRule{TOptions}"/>.
/// </summary>
public abstract class DriverRule
{
    private protected DriverRule()
    {
    }

    /// <summary>The rule's stable id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>
    /// A pause from driving this long ends every episode, and no episode after it depends on when one before it began:
    /// the host judges again from such a pause on.
    /// </summary>
    public abstract TimeSpan Separation { get; }

    /// <summary>Every episode of the timeline, by start; the last may go on.</summary>
    public abstract IReadOnlyList<DriverEpisode> Judge(DriverTimeline timeline);
}
