namespace Orleans.Activations;

internal enum ActivationState
{
    /// <summary>Being constructed, or running <c>OnActivateAsync</c>: calls wait.</summary>
    Activating,

    /// <summary>Calls run.</summary>
    Valid,

    /// <summary>Calls that run go on, new ones wait and will move to the next activation.</summary>
    Deactivating,

    /// <summary>Gone: calls must look for another activation.</summary>
    Invalid,
}
