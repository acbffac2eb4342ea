using Tracking.V1;

namespace Tracking.Client.Spools;

/// <summary>A position in a spool.</summary>
/// <param name="Number">Its number in the spool: from 1, without gaps, in the order of appending.</param>
/// <param name="Position">The position.</param>
public sealed record SpoolEntry(long Number, Position Position);
