namespace Grpc.Core;

/// <summary>
/// Named by the signature of <see cref="CallOptions"/> only. None can be made with the stand-in: send an authorization
/// header instead, which works in both builds.
/// </summary>
public abstract class CallCredentials
{
    internal CallCredentials()
    {
    }
}
