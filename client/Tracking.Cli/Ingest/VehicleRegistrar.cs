using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Cli.Ingest;

/// <summary>Registers each vehicle before its first position is sent.</summary>
internal sealed class VehicleRegistrar(
    TrackingConnection connection,
    string vehicleClass,
    int maximumRemembered = VehicleRegistrar.MaximumRemembered)
{
    /// <summary>
    /// How many ids are remembered, a bound on memory; past it all are registered anew, which changes nothing.
    /// </summary>
    public const int MaximumRemembered = 1_000_000;

    // As in vehicles.proto.
    private const int MaximumIdLength = 64;

    private readonly HashSet<string> _registered = [];

    /// <summary>
    /// Registers those of a batch that were not met before; a batch has no more than one call may carry.
    /// </summary>
    public async Task RegisterAsync(IEnumerable<string> vehicleIds, CancellationToken cancellationToken)
    {
        // One id that cannot be registered would have the call refused for all; its positions are sent, and the server
        // answers them with the reason.
        var unknown = vehicleIds.Where(id => !_registered.Contains(id) && IsPossible(id)).Distinct().ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        var request = new RegisterVehiclesRequest();
        request.Vehicles.AddRange(unknown.Select(id => new VehicleRegistration
        {
            VehicleId = id,
            VehicleClass = vehicleClass,
        }));
        await connection.Telematics.RegisterVehiclesAsync(request, cancellationToken: cancellationToken);
        if (_registered.Count > maximumRemembered - unknown.Count)
        {
            _registered.Clear();
        }

        _registered.UnionWith(unknown);
    }

    private static bool IsPossible(string id) =>
        id.Length is > 0 and <= MaximumIdLength
        && id.All(static character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or ':');
}
