using System.Reflection;

namespace Tracking.Tidy.Tests.Serialization;

/// <summary>
/// Orleans' attributes and interfaces by their full names: the same in the packages and in the stand-ins, which are
/// different assemblies.
/// </summary>
internal static class OrleansNames
{
    public const string GenerateSerializer = "Orleans.GenerateSerializerAttribute";
    public const string RegisterConverter = "Orleans.RegisterConverterAttribute";
    public const string Converter = "Orleans.IConverter`2";
    public const string PersistentState = "Orleans.Runtime.IPersistentState`1";
    public const string Immutable = "Orleans.Concurrency.Immutable`1";

    private const string Alias = "Orleans.AliasAttribute";
    private const string Id = "Orleans.IdAttribute";

    private static readonly HashSet<string> StreamItems =
    [
        "Orleans.Streams.IAsyncStream`1", "Orleans.Streams.IAsyncObserver`1", "Orleans.Streams.IAsyncBatchObserver`1",
        "Orleans.Streams.IAsyncObservable`1", "Orleans.Streams.SequentialItem`1",
        "Orleans.Streams.StreamSubscriptionHandle`1",
    ];

    public static bool IsGrainInterface(Type type) =>
        type.IsInterface
        && type.GetInterfaces().Any(static one => one.FullName is "Orleans.IGrain" or "Orleans.IGrainObserver");

    public static bool IsGrain(Type type) =>
        type.IsClass && type.GetInterfaces().Any(static one => one.FullName == "Orleans.IGrainBase");

    public static bool CarriesStreamItems(Type type) => type.IsGenericType && StreamItems.Contains(DefinitionOf(type));

    public static string DefinitionOf(Type type) => type.GetGenericTypeDefinition().FullName!;

    public static bool Has(MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().Any(data => data.AttributeType.FullName == attribute);

    public static string? AliasOf(MemberInfo member) => ArgumentOf(member, Alias) as string;

    public static uint? IdOf(MemberInfo member) =>
        ArgumentOf(member, Id) is { } value ? Convert.ToUInt32(value, null) : null;

    private static object? ArgumentOf(MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.FullName == attribute)
            ?.ConstructorArguments.FirstOrDefault().Value;
}
