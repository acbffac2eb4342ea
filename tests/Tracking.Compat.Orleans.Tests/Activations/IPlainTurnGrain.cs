namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>The same in an ordinary grain. Its base alone would be ambiguous: two classes implement that.</summary>
public interface IPlainTurnGrain : ITurnGrain;
