namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

/// <summary>Tells one scope of the container from another.</summary>
internal sealed class ScopeMark
{
    public Guid Id { get; } = Guid.NewGuid();
}
