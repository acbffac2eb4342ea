namespace Grpc.Core;

/// <summary>Whether a channel uses TLS; must agree with the scheme of its address.</summary>
public abstract class ChannelCredentials
{
    /// <summary>Plain HTTP/2.</summary>
    public static ChannelCredentials Insecure { get; } = new Fixed(isSecure: false);

    /// <summary>TLS with the certificate checks of the HTTP handler.</summary>
    public static ChannelCredentials SecureSsl { get; } = new Fixed(isSecure: true);

    internal abstract bool IsSecure { get; }

    private sealed class Fixed(bool isSecure) : ChannelCredentials
    {
        internal override bool IsSecure { get; } = isSecure;
    }
}
