namespace Tracking.Storage.Sqlite.Writing;

/// <summary>
/// One queued operation. It is either taken by the writer or cancelled by its caller, never both: a caller that sees a
/// cancellation knows that nothing was stored.
/// </summary>
internal abstract class WriteOperation(int rows, bool endsGroup)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Cancelled = 2;
    private int _state;
    private WriteTransaction? _transaction;

    /// <summary>About how many rows it writes: a group is bounded by their sum.</summary>
    public int Rows { get; } = rows;

    /// <summary>
    /// Whether the group is committed right after it, so that what it says holds before any later operation is visible.
    /// </summary>
    public bool EndsGroup { get; } = endsGroup;

    /// <summary>Why it failed, or null so far.</summary>
    protected Exception? Failure { get; private set; }

    /// <summary>False when its caller has cancelled it.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>False when the writer has taken it already: then its result counts.</summary>
    public bool TryCancel() => Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting;

    /// <summary>Does the work; what it throws fails this operation alone.</summary>
    public void Apply(WriteTransaction transaction)
    {
        _transaction = transaction;
        Work(transaction);
    }

    public void Fail(Exception failure) => Failure ??= failure;

    /// <summary>Brings memory up to what was committed.</summary>
    public void AfterCommit()
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            _transaction?.RunAfterCommit();
        }
        catch (Exception error)
        {
            Fail(new InvalidOperationException("stored, but what was to follow the commit failed", error));
        }
    }

    /// <summary>Lets the caller go on.</summary>
    public abstract void Complete();

    protected abstract void Work(WriteTransaction transaction);
}
