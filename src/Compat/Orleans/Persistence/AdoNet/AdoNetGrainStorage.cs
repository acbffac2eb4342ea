using System.Data;
using System.Data.Common;
using System.Globalization;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Persistence.AdoNet;

/// <summary>Stores states in the tables of the real provider, through the queries stored there.</summary>
internal sealed class AdoNetGrainStorage(string name, AdoNetGrainStorageOptions options, ClusterOptions cluster)
    : IGrainStorage, ISiloParticipant
{
    private readonly AdoNetDatabase _database = new(options);
    private AdoNetQueries? _queries;

    private AdoNetQueries Queries => _queries
        ?? throw new InvalidOperationException($"Storage provider \"{name}\" has not been started.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var rows = await _database.QueryAsync(
            AdoNetQueries.LoadText, [], reader => (Key: reader.GetString(0), Text: reader.GetString(1)));
        _queries = AdoNetQueries.FromRows(rows.ToDictionary(row => row.Key, row => row.Text), name);
        if (options.DeleteStateOnClear && _queries.Delete is null)
        {
            throw new ArgumentException(
                $"Storage provider \"{name}\": DeleteStateOnClear needs the query \"DeleteStorageKey\".");
        }
    }

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var rows = await _database.QueryAsync(Queries.Read, Key(stateName, grainId), ReadRow).ConfigureAwait(false);
        var row = rows.SingleOrDefault();
        grainState.State = row.Payload is null
            ? StateFactory<T>.Create()
            : StateSerializer.Deserialize<T>(row.Payload) ?? StateFactory<T>.Create();
        grainState.ETag = row.Version?.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = row.Payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var parameters = Key(stateName, grainId);
        parameters.Add(Version(grainState.ETag));
        parameters.Add(new("PayloadBinary", DbType.Binary, StateSerializer.Serialize(grainState.State)));
        grainState.ETag = await ChangeAsync(Queries.Write, parameters, grainState.ETag, stateName, grainId)
            .ConfigureAwait(false);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!grainState.RecordExists && grainState.ETag is null)
        {
            await ReadStateAsync(stateName, grainId, grainState).ConfigureAwait(false);
            if (!grainState.RecordExists)
            {
                return;
            }
        }

        var parameters = Key(stateName, grainId);
        parameters.Add(Version(grainState.ETag));
        var text = options.DeleteStateOnClear ? Queries.Delete! : Queries.Clear;
        var version = await ChangeAsync(text, parameters, grainState.ETag, stateName, grainId).ConfigureAwait(false);
        grainState.ETag = options.DeleteStateOnClear ? null : version;
        grainState.RecordExists = false;
        grainState.State = StateFactory<T>.Create();
    }

    private static (byte[]? Payload, int? Version) ReadRow(DbDataReader reader) =>
        (reader["PayloadBinary"] as byte[], ReadVersion(reader["Version"]));

    private static int? ReadVersion(object value) =>
        value is DBNull ? null : Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static AdoNetParameter Version(string? etag) => new(
        "GrainStateVersion",
        DbType.Int32,
        string.IsNullOrWhiteSpace(etag) ? null : int.Parse(etag, CultureInfo.InvariantCulture));

    private List<AdoNetParameter> Key(string stateName, GrainId grainId) =>
        AdoNetGrainKey.Parse(grainId.Key.ToString()).ToParameters(stateName, cluster.ServiceId);

    /// <summary>Runs a query that answers with the new version, or with the old one when it changed nothing.</summary>
    private async Task<string> ChangeAsync(
        string text, List<AdoNetParameter> parameters, string? etag, string stateName, GrainId grainId)
    {
        var rows = await _database.QueryAsync(text, parameters, reader => ReadVersion(reader[0])).ConfigureAwait(false);
        var version = rows.SingleOrDefault()?.ToString(CultureInfo.InvariantCulture);
        if (version is null || version == etag)
        {
            throw new InconsistentStateException(
                $"Version conflict: ServiceId={cluster.ServiceId} ProviderName={name} GrainType={stateName} "
                + $"GrainId={grainId} ETag={etag}.");
        }

        return version;
    }
}
