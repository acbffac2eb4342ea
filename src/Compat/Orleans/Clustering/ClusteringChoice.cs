namespace Orleans.Clustering;

/// <summary>Records that a clustering was configured, and which.</summary>
internal sealed record ClusteringChoice(bool IsLocal);
