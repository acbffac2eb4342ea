namespace Tracking.Rules.Folding;

/// <summary>Tells whether a fence holds at all for the fix being judged.</summary>
public interface IStandingFences
{
    /// <summary>Whether a fence with this id holds now; false once it is deleted or its validity is over.</summary>
    bool Holds(string fenceId);
}
