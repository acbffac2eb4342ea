namespace Tracking.Storage;

/// <summary>How much one read may ask for.</summary>
public static class PageLimit
{
    /// <summary>
    /// The greatest <c>limit</c> of any read: some megabytes of positions, read in some tens of milliseconds. A read
    /// that asks for more is refused with <see cref="ArgumentOutOfRangeException"/>, not cut short: a short page means
    /// the end.
    /// </summary>
    public const int Maximum = 10_000;

    /// <summary>Answers <paramref name="limit"/> when it is 1 to <see cref="Maximum"/>.</summary>
    public static int Checked(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, Maximum);
        return limit;
    }
}
