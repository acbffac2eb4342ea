namespace Orleans;

/// <summary>
/// Base of grain interfaces whose grains are named by a string: the only kind of key that exists here.
/// </summary>
public interface IGrainWithStringKey : IGrain;
