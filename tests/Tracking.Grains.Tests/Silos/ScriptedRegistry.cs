using System.Collections.Concurrent;
using Tracking.Model.Vehicles;
using Tracking.Storage.Vehicles;

namespace Tracking.Grains.Tests.Silos;

/// <summary>The registry of a store, to which a test can add companies that have many vehicles already.</summary>
internal sealed class ScriptedRegistry(IVehicleRegistry store) : IVehicleRegistry
{
    private readonly ConcurrentDictionary<string, int> _crowds = new(StringComparer.Ordinal);

    /// <summary>Makes a company seem to have the vehicles 0 to <paramref name="count"/> − 1 of a crowd.</summary>
    public void Crowd(string company, int count) => _crowds[company] = count;

    public Vehicle? Find(VehicleId id) => store.Find(id);

    public IReadOnlyList<VehicleVersion> FindVersions(VehicleId id) => store.FindVersions(id);

    public Task<int> RegisterAsync(IReadOnlyList<Vehicle> vehicles, CancellationToken cancellationToken) =>
        store.RegisterAsync(vehicles, cancellationToken);

    public Task<IReadOnlyList<VehicleCount>> CountAsync(VehicleFilter filter, CancellationToken cancellationToken) =>
        store.CountAsync(filter, cancellationToken);

    public Task<IReadOnlyList<Vehicle>> ListAsync(VehicleQuery query, CancellationToken cancellationToken)
    {
        if (query.Filter.Company is not { } company || !_crowds.TryGetValue(company, out var count))
        {
            return store.ListAsync(query, cancellationToken);
        }

        var first = query.After is { } last ? int.Parse(last.Value["crowd-".Length..], null) + 1 : 0;
        return Task.FromResult<IReadOnlyList<Vehicle>>(
        [
            .. Enumerable.Range(first, Math.Min(query.Limit, count - first)).Select(number =>
                new Vehicle(VehicleId.Parse(ScriptedHeads.Member(number)), VehicleClass.Other, company, null)),
        ]);
    }
}
