namespace Tracking.Ingest.Fences;

/// <summary>Why a fence was not changed.</summary>
public enum FenceRefusal
{
    /// <summary>It was.</summary>
    None = 0,

    /// <summary>The document cannot be read, or there would be too many fences.</summary>
    Invalid = 1,

    /// <summary>No such fence stands.</summary>
    NotFound = 2,

    /// <summary>A fence with this id stands already.</summary>
    Exists = 3,

    /// <summary>Another version stands than the one that was expected.</summary>
    Conflict = 4,
}
