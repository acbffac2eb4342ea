namespace Grpc.Core;

/// <summary>What is known of a method without its message types.</summary>
public interface IMethod
{
    /// <summary>Which sides stream.</summary>
    MethodType Type { get; }

    /// <summary>Package and service, for example <c>tracking.v1.Vehicles</c>.</summary>
    string ServiceName { get; }

    /// <summary>The bare name of the method.</summary>
    string Name { get; }

    /// <summary>The path of its calls: <c>/service/method</c>.</summary>
    string FullName { get; }
}
