namespace Orleans.Persistence.AdoNet;

/// <summary>The SQL that the database itself supplies, in its table <c>OrleansQuery</c>.</summary>
internal sealed record AdoNetQueries(string Read, string Write, string Clear, string? Delete)
{
    public const string LoadText =
        "SELECT QueryKey, QueryText FROM OrleansQuery WHERE QueryKey IN "
        + "('WriteToStorageKey', 'ReadFromStorageKey', 'ClearStorageKey', 'DeleteStorageKey')";

    public static AdoNetQueries FromRows(IReadOnlyDictionary<string, string> rows, string providerName)
    {
        return new AdoNetQueries(
            Require("ReadFromStorageKey"),
            Require("WriteToStorageKey"),
            Require("ClearStorageKey"),
            rows.GetValueOrDefault("DeleteStorageKey"));

        string Require(string key) => rows.TryGetValue(key, out var text)
            ? text
            : throw new InvalidOperationException(
                $"Storage provider \"{providerName}\": the table OrleansQuery holds no query \"{key}\".");
    }
}
