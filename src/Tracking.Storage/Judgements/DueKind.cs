namespace Tracking.Storage.Judgements;

/// <summary>What is to be done at a due row's time. The numbers are stored: never reuse one.</summary>
public enum DueKind
{
    /// <summary>Re-fold a vehicle that got late data.</summary>
    Refold = 1,

    /// <summary>Ask whether a vehicle that was live has been silent for too long.</summary>
    Silence = 2,
}
