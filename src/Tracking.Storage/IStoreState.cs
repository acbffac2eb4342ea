namespace Tracking.Storage;

/// <summary>Whether the store can do its work.</summary>
public interface IStoreState
{
    /// <summary>
    /// False once nothing more can be written until it is opened again: for health answers. A full disk is no such case,
    /// since writing goes on when there is room.
    /// </summary>
    bool IsWritable { get; }
}
