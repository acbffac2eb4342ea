using System.Data.Common;

namespace Orleans.Configuration;

/// <summary>Where silos find each other; only the real packages use it.</summary>
public class AdoNetClusteringSiloOptions
{
    public string? ConnectionString { get; set; }

    public DbDataSource? DataSource { get; set; }

    public string Invariant { get; set; } = null!;
}
