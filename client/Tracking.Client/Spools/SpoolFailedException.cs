using Grpc.Core;
using Tracking.Client.Connections;

namespace Tracking.Client.Spools;

/// <summary>
/// The spool's files cannot be used: the disk refuses, another process has them, or one is damaged where it was whole.
/// Nothing of an append that ends so was taken.
/// </summary>
public sealed class SpoolFailedException : TrackingException
{
    /// <summary>The <see cref="TrackingException.Reason"/> of a disk that refuses.</summary>
    public const string DiskReason = "spool_failed";

    /// <summary>The <see cref="TrackingException.Reason"/> of a folder that another process uses.</summary>
    public const string InUseReason = "spool_in_use";

    /// <summary>The <see cref="TrackingException.Reason"/> of a file that is damaged before its end.</summary>
    public const string DamagedReason = "spool_damaged";

    private SpoolFailedException(StatusCode code, string reason, string message, Exception? cause = null)
        : base(code, reason, message, cause)
    {
    }

    internal static SpoolFailedException OfDisk(string folder, Exception cause) =>
        new(StatusCode.Unavailable, DiskReason, $"the spool {folder} cannot be written: {cause.Message}", cause);

    internal static SpoolFailedException InUse(string folder, Exception cause) => new(
        StatusCode.FailedPrecondition, InUseReason, $"the spool {folder} is in use by another process", cause);

    internal static SpoolFailedException Damaged(string file, string what) => new(
        StatusCode.DataLoss,
        DamagedReason,
        $"{file}: {what}. Move the file away to go on without what is in it; nothing was changed");
}
