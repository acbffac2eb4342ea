namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>Deadlines are points in time of the system's clock, because the server gets what remains of them.</summary>
internal static class CallDeadline
{
    /// <summary>A local time would be off by hours, silently.</summary>
    public static DateTime Checked(DateTime? deadline)
    {
        var time = deadline ?? DateTime.MaxValue;
        return time.Kind == DateTimeKind.Utc || time == DateTime.MaxValue || time == DateTime.MinValue
            ? time
            : throw new InvalidOperationException(
                "Deadline must have a kind DateTimeKind.Utc or be equal to DateTime.MaxValue or DateTime.MinValue.");
    }

    public static TimeSpan Remaining(DateTime deadline) => deadline - TimeProvider.System.GetUtcNow().UtcDateTime;

    public static bool IsPast(DateTime deadline) => Remaining(deadline) <= TimeSpan.Zero;
}
