using System.Data.Common;

namespace Orleans.Configuration;

/// <summary>
/// Where an ADO.NET storage provider stores. Exactly one of connection string and data source is set.
/// </summary>
public class AdoNetGrainStorageOptions
{
    public string? ConnectionString { get; set; }

    public DbDataSource? DataSource { get; set; }

    /// <summary>The database: <c>System.Data.SQLite</c> (which means Microsoft.Data.Sqlite) or <c>Npgsql</c>.</summary>
    public string Invariant { get; set; } = "System.Data.SqlClient";

    /// <summary>Whether clearing removes the row, instead of its content (default).</summary>
    public bool DeleteStateOnClear { get; set; }
}
