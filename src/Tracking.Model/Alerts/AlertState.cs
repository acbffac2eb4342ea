namespace Tracking.Model.Alerts;

/// <summary>Where an episode stands; what people did about it is kept apart and never touched by judging.</summary>
public enum AlertState
{
    /// <summary>It goes on.</summary>
    Open = 1,

    /// <summary>It has ended.</summary>
    Closed = 2,

    /// <summary>Late data showed that it did not happen, or not like this; another alert may supersede it.</summary>
    Withdrawn = 3,
}
