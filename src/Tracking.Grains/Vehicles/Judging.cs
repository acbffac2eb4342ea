using Tracking.Geo.Fences;
using Tracking.Geo.Regions;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;

namespace Tracking.Grains.Vehicles;

/// <summary>What a vehicle's facts are judged by beside themselves.</summary>
/// <param name="Rules">The rules of the pack in force.</param>
/// <param name="Fences">Every fence version.</param>
/// <param name="Regions">The region set, for the parents of a region.</param>
/// <param name="Versions">The vehicle's registrations, oldest first; at least one.</param>
internal sealed record Judging(
    RuleSet Rules, FenceSet Fences, RegionSet Regions, IReadOnlyList<VehicleVersion> Versions)
{
    /// <summary>Every sign-on and sign-off that decides who drove over the stretch being judged.</summary>
    public IReadOnlyList<SignEvent> Signs { get; init; } = [];

    /// <summary>Whether what is known can differ from one fact to the next.</summary>
    public bool Varies => Fences.Count > 0 || Versions.Count > 1 || Signs.Count > 0;

    /// <summary>The vehicle as it was registered when the fact at <paramref name="offset"/> was logged.</summary>
    public Vehicle VehicleAt(LogOffset offset)
    {
        // From the newest back: nearly every fact is newer than the last registration.
        for (var i = Versions.Count - 1; i > 0; i--)
        {
            if (Versions[i].KnownAfter.Number < offset.Number)
            {
                return Versions[i].Vehicle;
            }
        }

        return Versions[0].Vehicle;
    }
}
