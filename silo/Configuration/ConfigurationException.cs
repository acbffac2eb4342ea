namespace Tracking.Silo.Configuration;

/// <summary>A setting that the server cannot start with; the message says which and what to do.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
