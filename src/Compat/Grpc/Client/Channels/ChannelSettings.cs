namespace Tracking.Compat.Grpc.Client.Channels;

/// <summary>What all calls of a channel have in common.</summary>
internal sealed record ChannelSettings(
    int? MaxSendLength,
    int? MaxReceiveLength,
    Version HttpVersion,
    HttpVersionPolicy HttpVersionPolicy);
