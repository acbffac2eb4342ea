using Grpc.Core;

namespace Tracking.Compat.Grpc.Client.Channels;

/// <summary>
/// Refuses addresses that no call could be sent to, when the channel is made rather than at each call.
/// </summary>
internal static class ChannelAddress
{
    public static Uri Checked(Uri address, ChannelCredentials? credentials)
    {
        if (string.IsNullOrEmpty(address.Host))
        {
            throw new ArgumentException(
                $"Address '{address.OriginalString}' doesn't have a host. It needs a scheme and a host.");
        }

        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new InvalidOperationException(
                $"Address '{address.OriginalString}' must begin with http or https.");
        }

        if (credentials is not null && credentials.IsSecure != (address.Scheme == Uri.UriSchemeHttps))
        {
            throw new InvalidOperationException(
                $"The channel's credentials do not fit the scheme '{address.Scheme}' of its address.");
        }

        return address;
    }
}
