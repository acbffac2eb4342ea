using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A grain asks for a storage provider that is not configured.</summary>
public sealed class BadProviderConfigException(string message) : OrleansException(message);
