namespace Tracking.Compat.Orleans.Tests.Activations;

internal sealed class PlainTurnGrain : TurnGrainBase, IPlainTurnGrain;
