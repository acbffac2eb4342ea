using System.Globalization;
using Grpc.Core;
using Tracking.Client.Connections;

namespace Tracking.Client.Feeds;

/// <summary>
/// Keeps the cursor in a text file, replaced as a whole (written beside, flushed to the disk, renamed), so that a crash
/// leaves the old one or the new one. One reader a file.
/// </summary>
/// <param name="path">The file; its folder must exist.</param>
public sealed class FileCursorStore(string path) : ICursorStore
{
    /// <inheritdoc/>
    /// <exception cref="TrackingException">The file holds something else: reason <c>cursor_unreadable</c>.</exception>
    public async ValueTask<ulong> LoadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        var text = await File.ReadAllTextAsync(path, cancellationToken);
        return ulong.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var cursor)
            ? cursor
            : throw new TrackingException(
                StatusCode.DataLoss,
                "cursor_unreadable",
                $"{path} does not hold a cursor; write the number to go on after into it");
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(ulong cursor, CancellationToken cancellationToken)
    {
        var beside = path + ".new";
        await using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await using var text = new StreamWriter(file);
            await text.WriteAsync(cursor.ToString(CultureInfo.InvariantCulture));
            await text.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
