using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Identity of grains and references, and references to oneself.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to this grain, which unlike <c>this</c> may be passed to others.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)grain.AsReference(typeof(TGrainInterface));

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) =>
        grain.AsReference<TGrainInterface>();

    public static object AsReference(this IAddressable grain, Type interfaceType)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReferenceProxy reference when interfaceType.IsInstanceOfType(reference) => reference,
            GrainReferenceProxy reference => reference.CastTo(interfaceType),
            Grain instance => instance.Activation.Runtime.References.Create(
                interfaceType, instance.Activation.Catalog.CreateTarget(instance.Activation)),
            _ => throw WrongType(grain),
        };
    }

    public static GrainId GetGrainId(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReferenceProxy reference => reference.Target.GrainId,
            IGrainBase { GrainContext: { } context } => context.GrainId,
            _ => throw WrongType(grain),
        };
    }

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static ArgumentException WrongType(IAddressable grain) => new(
        $"{grain.GetType()} is neither a grain that the runtime created nor a grain reference.", nameof(grain));
}
