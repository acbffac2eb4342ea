using Orleans.Concurrency;

namespace Tracking.Compat.Orleans.Tests.Activations;

[Reentrant]
internal sealed class ReentrantTurnGrain : TurnGrainBase, IReentrantTurnGrain;
