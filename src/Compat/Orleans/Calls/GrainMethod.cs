using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Calls;

/// <summary>A method of a grain or observer interface, prepared once for calling.</summary>
internal abstract class GrainMethod
{
    private readonly string _name;
    private readonly int[] _addressableParameters;

    protected GrainMethod(MethodInfo method)
    {
        var parameters = method.GetParameters();
        _name = $"{method.DeclaringType!.Name}.{method.Name}";
        IsAlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsOneWay = method.ReturnType == typeof(void) || method.IsDefined(typeof(OneWayAttribute));
        TokenIndex = Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken));
        _addressableParameters = [.. parameters.Where(MayHoldAddressable).Select(p => p.Position)];
    }

    internal bool IsAlwaysInterleave { get; }

    internal bool IsReadOnly { get; }

    internal bool IsOneWay { get; }

    /// <summary>The position of the cancellation token among the parameters, or -1.</summary>
    protected int TokenIndex { get; }

    public override string ToString() => _name;

    /// <summary>Sends a call and returns what the interface method returns: a task, a value task or nothing.</summary>
    internal abstract object? Send(GrainReferenceProxy reference, object?[] arguments);

    /// <summary>
    /// Refuses grains and observers passed by instance. Without copying they would work here, and fail
    /// with the real packages.
    /// </summary>
    protected void CheckArguments(object?[] arguments)
    {
        foreach (var position in _addressableParameters)
        {
            if (arguments[position] is Grain or IGrainObserver and not GrainReferenceProxy)
            {
                throw new ArgumentException(
                    $"An argument of {_name} is a {arguments[position]!.GetType()}: pass a reference to it "
                    + "(AsReference, or CreateObjectReference for an observer).");
            }
        }
    }

    private static bool MayHoldAddressable(ParameterInfo parameter) => parameter.ParameterType.IsInterface;
}
