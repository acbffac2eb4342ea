using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>A grain as the target of references: whichever activation it has when a call arrives.</summary>
internal sealed class GrainTarget(GrainCatalog catalog, GrainClass grainClass, GrainId grainId) : ICallTarget
{
    public GrainId GrainId => grainId;

    internal GrainClass GrainClass => grainClass;

    public void Send(GrainCall call) => catalog.Dispatch(this, call);
}
