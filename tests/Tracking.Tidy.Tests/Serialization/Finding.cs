namespace Tracking.Tidy.Tests.Serialization;

/// <summary>A type that cannot cross a grain call as it is.</summary>
internal sealed record Finding(Type Type, string What, string Advice);
