namespace Tracking.Model.Alerts;

/// <summary>How grave an alert is, from a note to something that needs an answer at once.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nobody has to act.</summary>
    Info = 1,

    /// <summary>A breach of the lightest kind.</summary>
    Minor = 2,

    /// <summary>A breach that costs the driver points or the company an answer.</summary>
    Major = 3,

    /// <summary>A breach of the gravest kind.</summary>
    Critical = 4,
}
