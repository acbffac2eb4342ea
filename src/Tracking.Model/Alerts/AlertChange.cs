namespace Tracking.Model.Alerts;

/// <summary>Why a revision was written.</summary>
public enum AlertChange
{
    /// <summary>The episode is believed: the first revision of an alert.</summary>
    Raised = 1,

    /// <summary>The severity changed while the episode went on.</summary>
    Severity = 2,

    /// <summary>The episode ended.</summary>
    Ended = 3,

    /// <summary>Late data changed what an earlier revision said.</summary>
    Corrected = 4,

    /// <summary>Late data showed that the episode did not happen, or began at another time.</summary>
    Withdrawn = 5,
}
