namespace Tracking.Model.Positions;

/// <summary>
/// Where a fact lies in the position log: dense numbers from 1 within one writer. The embedded store has one writer, 0;
/// with several, a vehicle's facts are ordered by what each writer committed, and a snapshot keeps one number per
/// writer.
/// </summary>
/// <param name="Writer">Which writer appended it, from 0.</param>
/// <param name="Number">The dense number, from 1; 0 means before the first.</param>
public readonly record struct LogOffset(int Writer, long Number)
{
    /// <summary>Before anything was written by the embedded store's writer.</summary>
    public static LogOffset Start { get; }

    /// <summary>Writer, colon, number.</summary>
    public override string ToString() => FormattableString.Invariant($"{Writer}:{Number}");
}
