namespace Tracking.Storage;

/// <summary>
/// The store could not do what it was asked; nothing of the failed call is stored, and asking again is safe.
/// </summary>
public sealed class StorageException : Exception
{
    public StorageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
