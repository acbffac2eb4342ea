namespace Tracking.Rules.Tests.Folding;

/// <summary>Nothing to remember.</summary>
public sealed record HurryState;
