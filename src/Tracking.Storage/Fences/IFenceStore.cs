using Tracking.Model.Positions;

namespace Tracking.Storage.Fences;

/// <summary>The fences and all their versions.</summary>
public interface IFenceStore
{
    /// <summary>Everything that is known.</summary>
    Task<FenceLog> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores a change. A large one is written piece by piece between other commits and becomes known in one short
    /// transaction at its end; until then, and after a crash or a cancellation before it, nothing of it is.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="committed">
    /// Gets the offset after which it is known, after the commit and before any later commit is answered: so no position
    /// with a greater offset can be read before this has returned. It holds the writer up and must be short.
    /// </param>
    /// <param name="cancellationToken">Honoured until the last transaction begins.</param>
    /// <exception cref="StorageException">
    /// It is not the next change, or what it ends does not stand: nothing is stored.
    /// </exception>
    Task ApplyAsync(FenceChange change, Action<LogOffset> committed, CancellationToken cancellationToken);
}
