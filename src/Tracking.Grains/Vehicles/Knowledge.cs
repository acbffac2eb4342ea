using Tracking.Model.Positions;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// At which log offset's knowledge of fences and registrations a position is judged: its own, or that of a position later
/// in device time that came before it. A late position is thus judged by what was known when its neighbours were, and
/// not by what was imported or deleted since: in the middle of a drive the law does not change for one fix.
/// </summary>
internal static class Knowledge
{
    /// <summary>The offset that counts for nothing: a position that is never judged.</summary>
    public const long None = long.MaxValue;

    /// <summary>What a position brings: its offset, unless its clock ran ahead and it is never judged.</summary>
    public static long Of(LoggedPosition position) =>
        (position.Flags & QualityFlags.Future) == 0 ? position.Offset.Number : None;

    /// <summary>Lowers each offset, given in judging order, to the least of itself and all after it.</summary>
    /// <param name="offsets">The offsets, changed in place.</param>
    /// <param name="after">The least offset of what comes after the last of them, or <see cref="None"/>.</param>
    public static void Lower(Span<long> offsets, long after)
    {
        var least = after;
        for (var i = offsets.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, offsets[i]);
            offsets[i] = least;
        }
    }

    /// <summary>The position as it is to be judged.</summary>
    public static LoggedPosition At(LoggedPosition position, long offset) =>
        offset >= position.Offset.Number
            ? position
            : position with { Offset = position.Offset with { Number = offset } };
}
