using Tracking.Geo.Fences;
using Tracking.Geo.Regions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Storage.Vehicles;

namespace Tracking.Grains.Vehicles;

/// <summary>Gives each decision the rules, fences, regions and registrations of the moment, all from memory.</summary>
internal sealed class JudgingSource(
    RuleSet rules, FenceCatalogue fences, RegionCatalogue regions, IVehicleRegistry registry)
{
    public RuleSet Rules => rules;

    /// <exception cref="InvalidOperationException">The vehicle is not registered, so nothing of it can be in the
    /// log.</exception>
    public Judging For(VehicleId vehicle)
    {
        var versions = registry.FindVersions(vehicle);
        return versions.Count > 0
            ? new Judging(rules, fences.Current, regions.Current, versions)
            : throw new InvalidOperationException($"vehicle {vehicle} is not registered");
    }
}
