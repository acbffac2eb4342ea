namespace Tracking.Cli.Output;

/// <summary>A part of a list, and the token of the next part; the last one's is empty.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string NextToken);
