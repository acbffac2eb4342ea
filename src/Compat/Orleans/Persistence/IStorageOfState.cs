namespace Orleans.Core;

/// <summary>State of type <typeparamref name="TState"/> that is kept between activations.</summary>
public interface IStorage<TState> : IStorage
{
    TState State { get; set; }
}
