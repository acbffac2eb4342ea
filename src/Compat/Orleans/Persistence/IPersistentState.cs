using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A state that a grain gets through its constructor; it is read before <c>OnActivateAsync</c>.</summary>
public interface IPersistentState<TState> : IStorage<TState>;
