using System.Reflection;

namespace Orleans.Calls;

/// <summary>
/// Base of the generated references: turns a call of an interface method into a <see cref="GrainCall"/>.
/// </summary>
internal class GrainReferenceProxy : DispatchProxy
{
    private GrainReferenceFactory _factory = null!;
    private Dictionary<MethodInfo, GrainMethod> _methods = null!;

    internal ICallTarget Target { get; private set; } = null!;

    internal GrainRuntime Runtime { get; private set; } = null!;

    public override bool Equals(object? obj) =>
        obj is GrainReferenceProxy other && other.Target.GrainId == Target.GrainId;

    public override int GetHashCode() => Target.GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{Target.GrainId}";

    internal void Bind(
        GrainReferenceFactory creator, ICallTarget target, Dictionary<MethodInfo, GrainMethod> interfaceMethods)
    {
        _factory = creator;
        Runtime = creator.Runtime;
        Target = target;
        _methods = interfaceMethods;
    }

    internal object CastTo(Type interfaceType) => _factory.Create(interfaceType, Target);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _methods[targetMethod!].Send(this, args!);
}
