namespace Tracking.Compat.Grpc.Server.Routing;

/// <summary>The names of the services mapped so far: the answers for unknown ones are mapped only once.</summary>
internal sealed class MappedServices
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public bool IsEmpty => _names.Count == 0;

    public bool Add(string name) => _names.Add(name);
}
