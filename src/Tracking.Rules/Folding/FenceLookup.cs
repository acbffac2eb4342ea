using Tracking.Geo.Fences;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Folding;

/// <summary>
/// Which fences hold for one fix: known at its log offset, valid at its device time, meant for its vehicle, and by their
/// calendar. So a fold of earlier facts gives the same whatever was imported or deleted since.
/// </summary>
internal sealed class FenceLookup(FenceSet fences) : IStandingFences
{
    private static readonly IReadOnlyList<FenceDefinition> None = [];
    private int[] _ordinals = new int[16];
    private LogOffset _offset;
    private DeviceTime _time;
    private Vehicle? _vehicle;

    /// <summary>The fences that hold for the fix looked up last and contain it, by id.</summary>
    public IReadOnlyList<FenceDefinition> Inside { get; private set; } = None;

    /// <summary>Those that contain it too and would hold, were it not for their calendars, by id.</summary>
    public IReadOnlyList<FenceDefinition> Resting { get; private set; } = None;

    /// <summary>Turns to the next fix; 0 bytes where no fence contains it.</summary>
    public void LookUp(in RuleFix fix, Vehicle vehicle)
    {
        (_offset, _time, _vehicle) = (fix.Logged.Offset, fix.Time, vehicle);
        (Inside, Resting) = (None, None);
        if (!fix.IsPlaced || fences.Count == 0)
        {
            return;
        }

        var count = fences.Containing(fix.Point, _ordinals);
        if (count > _ordinals.Length)
        {
            // As many as the set has over one point: the set's own size is bounded where fences are imported.
            _ordinals = new int[count];
            count = fences.Containing(fix.Point, _ordinals);
        }

        Sort(_ordinals.AsSpan(0, count));
    }

    /// <inheritdoc/>
    public bool Holds(string fenceId)
    {
        foreach (var version in fences.VersionsOf(fenceId))
        {
            if (IsInForce(version) && (version.Fence.Calendar?.Holds(_time) ?? true))
            {
                return true;
            }
        }

        return false;
    }

    private void Sort(ReadOnlySpan<int> found)
    {
        List<FenceDefinition>? inside = null;
        List<FenceDefinition>? resting = null;
        foreach (var ordinal in found)
        {
            var version = fences[ordinal];
            if (!IsInForce(version))
            {
                continue;
            }

            if (version.Fence.Calendar?.Holds(_time) ?? true)
            {
                (inside ??= []).Add(version.Fence);
            }
            else
            {
                (resting ??= []).Add(version.Fence);
            }
        }

        (Inside, Resting) = (ById(inside), ById(resting));
    }

    private static IReadOnlyList<FenceDefinition> ById(List<FenceDefinition>? found)
    {
        found?.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return found ?? None;
    }

    // Whatever its calendar says.
    private bool IsInForce(FenceVersion version) =>
        version.KnownAfter.Number < _offset.Number
        && (version.DeletedAfter is not { } deleted || _offset.Number <= deleted.Number)
        && version.Fence.ValidFrom <= _time
        && _time < version.Fence.ValidTo
        && version.Fence.IsFor(_vehicle!);
}
