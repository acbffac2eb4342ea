using Tracking.Geo.Fences;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Folding;

/// <summary>
/// Which fences hold for one fix: known at its log offset, valid at its device time, meant for its vehicle's class. So
/// a fold of earlier facts gives the same whatever was imported or deleted since.
/// </summary>
internal sealed class FenceLookup(FenceSet fences) : IStandingFences
{
    private static readonly IReadOnlyList<FenceDefinition> None = [];
    private int[] _ordinals = new int[16];
    private LogOffset _offset;
    private DeviceTime _time;
    private VehicleClass _class;

    /// <summary>The fences that hold for the fix and contain it, by id.</summary>
    public IReadOnlyList<FenceDefinition> Inside(in RuleFix fix, Vehicle vehicle)
    {
        (_offset, _time, _class) = (fix.Logged.Offset, fix.Time, vehicle.Class);
        if (!fix.IsPlaced || fences.Count == 0)
        {
            return None;
        }

        var count = fences.Containing(fix.Point, _ordinals);
        if (count > _ordinals.Length)
        {
            // As many as the set has over one point: the set's own size is bounded where fences are imported.
            _ordinals = new int[count];
            count = fences.Containing(fix.Point, _ordinals);
        }

        List<FenceDefinition>? inside = null;
        for (var i = 0; i < count; i++)
        {
            var version = fences[_ordinals[i]];
            if (HoldsNow(version))
            {
                (inside ??= []).Add(version.Fence);
            }
        }

        inside?.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return inside ?? None;
    }

    /// <inheritdoc/>
    public bool Holds(string fenceId)
    {
        foreach (var version in fences.VersionsOf(fenceId))
        {
            if (HoldsNow(version))
            {
                return true;
            }
        }

        return false;
    }

    private bool HoldsNow(FenceVersion version) =>
        version.KnownAfter.Number < _offset.Number
        && (version.DeletedAfter is not { } deleted || _offset.Number <= deleted.Number)
        && version.Fence.ValidFrom <= _time
        && _time < version.Fence.ValidTo
        && (version.Fence.Classes.Count == 0 || version.Fence.Classes.Contains(_class));
}
