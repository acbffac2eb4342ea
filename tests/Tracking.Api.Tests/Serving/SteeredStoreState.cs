using Tracking.Storage;

namespace Tracking.Api.Tests.Serving;

/// <summary>A store that can write until a test says otherwise.</summary>
internal sealed class SteeredStoreState : IStoreState
{
    public bool IsWritable { get; set; } = true;
}
