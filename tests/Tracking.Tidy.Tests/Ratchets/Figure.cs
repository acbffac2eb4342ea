namespace Tracking.Tidy.Tests.Ratchets;

/// <summary>Something measured and what it should come to.</summary>
/// <param name="Name">Stable name without spaces.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Target">What is wanted.</param>
/// <param name="IsLowerBetter">Whether the target is a ceiling; a floor otherwise.</param>
/// <param name="Where">Where to begin reading when it is missed.</param>
internal sealed record Figure(string Name, int Value, int Target, bool IsLowerBetter, string Where)
{
    public bool MeetsTarget => !IsWorseThan(Target);

    public bool IsWorseThan(int other) => IsLowerBetter ? Value > other : Value < other;
}
