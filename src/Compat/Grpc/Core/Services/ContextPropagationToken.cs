namespace Grpc.Core;

/// <summary>
/// Would hand a call's deadline on to further calls; neither build can make one, only the signatures name it.
/// </summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}
