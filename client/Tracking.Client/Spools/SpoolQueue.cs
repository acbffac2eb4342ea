namespace Tracking.Client.Spools;

/// <summary>
/// Appends that wait for the writer or are being written. Used under the spool's lock; bounded with the spool itself.
/// </summary>
internal sealed class SpoolQueue
{
    private List<SpoolAppend> _appends = [];

    /// <summary>What they will take, a file's beginning for each included.</summary>
    public long Bytes { get; private set; }

    public void Add(SpoolAppend append)
    {
        _appends.Add(append);
        Bytes += append.Bytes + SegmentFormat.HeaderBytes;
    }

    /// <summary>Those to write now; they count until they are settled.</summary>
    public List<SpoolAppend> TakeAll()
    {
        var all = _appends;
        _appends = [];
        return all;
    }

    /// <summary>They are written, or never will be.</summary>
    public void Settle(List<SpoolAppend> appends) =>
        Bytes -= appends.Sum(static append => append.Bytes + SegmentFormat.HeaderBytes);
}
