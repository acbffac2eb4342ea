namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>The same in a reentrant grain.</summary>
public interface IReentrantTurnGrain : ITurnGrain;
