using Tracking.Model.Fences;

namespace Tracking.Storage.Fences;

/// <summary>
/// The fences and all their versions. The <c>committed</c> callback gets the whole new list after the commit and before
/// any later commit is answered, so a position with a greater offset is never judged by an older list.
/// </summary>
public interface IFenceStore
{
    /// <summary>Every version, deleted ones too, by fence id and offset.</summary>
    Task<IReadOnlyList<FenceVersion>> ListVersionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores fences in one transaction; an unchanged one is left as it is, one with the id of a standing fence replaces it (the old version counts as
    /// deleted).
    /// </summary>
    Task ImportAsync(
        IReadOnlyList<FenceDefinition> fences,
        Action<IReadOnlyList<FenceVersion>> committed,
        CancellationToken cancellationToken);

    /// <summary>Deletes a fence.</summary>
    /// <returns>False when no such fence stands.</returns>
    Task<bool> DeleteAsync(
        string id, Action<IReadOnlyList<FenceVersion>> committed, CancellationToken cancellationToken);
}
