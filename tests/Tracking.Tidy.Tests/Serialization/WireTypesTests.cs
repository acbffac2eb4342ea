using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Serialization;

public sealed class WireTypesTests
{
    private const string Call = "public interface IG : IGrainWithStringKey { Task DoAsync(T value); } ";

    private const string Serialized = "[GenerateSerializer, Alias(\"T\")] ";

    private const string SerializedBase = "[GenerateSerializer, Alias(\"U\")] public class U { [Id(0)] int _a; }";

    private const string Converter = """
        [RegisterConverter]
        public class C : IConverter<T, S>
        {
            public T ConvertFromSurrogate(in S surrogate) => new();
            public S ConvertToSurrogate(in T value) => new();
        }
        """;

    [Fact]
    public void Repository_WhatCrossesAGrainCall_CanBeSerialized() =>
        ExceptionList.Hold(
            "Serialization/WireTypes",
            WireTypes.Find(WireAssemblies.Types)
                .Select(static finding => WireAssemblies.Locate(Checkout.Current, finding)));

    /// <summary>A walk that reached nothing would find nothing.</summary>
    [Fact]
    public void Repository_Roots_HoldCallsStateAndStreams()
    {
        var carriers = WireRoots.In(WireAssemblies.Types).Select(static root => root.Carrier).ToList();
        Assert.Contains(carriers, static carrier => carrier.StartsWith("IVehicleGrain.", StringComparison.Ordinal));
        Assert.Contains(carriers, static carrier => carrier.StartsWith("the state of ", StringComparison.Ordinal));
        Assert.Contains(carriers, static carrier => carrier.StartsWith("a stream of ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public class T;", "T serializer")]
    [InlineData("[GenerateSerializer] public class T;", "T alias")]
    [InlineData(Serialized + "public class T { public int A; }", "T A")]
    [InlineData(Serialized + "public class T { private int _a; }", "T _a")]
    [InlineData(Serialized + "public class T { public int A { get; set; } }", "T A")]
    [InlineData(Serialized + "public record T(int A);", "T A")]
    [InlineData(Serialized + "public record T([property: Id(0)] int A, [property: Id(0)] int B);", "T B")]
    [InlineData(Serialized + "public class T { [Id(0)] public U[] A; } public class U;", "U serializer")]
    [InlineData(Serialized + "public class T { [Id(0)] Dictionary<int, List<U>> _a; } public class U;", "U serializer")]
    [InlineData(Serialized + "public class T { [Id(0)] public IReadOnlyList<int> A; }", "IReadOnlyList`1 serializer")]
    [InlineData(Serialized + "public class T { [Id(0)] public object A; }", "Object serializer")]
    [InlineData(Serialized + "public class T : U; public class U;", "U serializer")]
    [InlineData(Serialized + "public class T; public class U : T;", "U serializer")]
    [InlineData("public class T; [GenerateSerializer] public struct S; " + Converter, "S alias")]
    public void Find_TypeThatCannotCross_IsFound(string types, string expected)
    {
        var finding = Assert.Single(WireTypes.Find(SampleAssembly.Types(Call + types)));
        Assert.Equal(expected, $"{finding.Type.Name} {finding.What}");
    }

    [Theory]
    [InlineData("public interface IG : IGrainWithStringKey { Task<T> GetAsync(); }")]
    [InlineData("public interface IG : IGrainWithStringKey { ValueTask<T[]> GetAsync(); }")]
    [InlineData("public interface IG : IGrainWithStringKey { IAsyncEnumerable<T> GetAsync(); }")]
    [InlineData("public interface IO : IGrainObserver { void On(T value); }")]
    [InlineData("public class G(IPersistentState<T> state) : Grain { public T Get() => state.State; }")]
    [InlineData("public class A { IAsyncStream<T> _stream; }")]
    [InlineData("public class A { List<IAsyncObserver<T>> _observers; }")]
    [InlineData("public class A { async Task F(IAsyncStream<T> stream) => await stream.OnNextAsync(null); }")]
    [InlineData("public class A { void F(object o) { var s = (IAsyncStream<T>)o; s.OnNextAsync(null); s = null; }}")]
    public void Find_EveryWayAcross_IsFollowed(string carrier) =>
        Assert.Equal("T", Assert.Single(WireTypes.Find(SampleAssembly.Types(carrier + " public class T;"))).Type.Name);

    [Theory]
    [InlineData(Serialized + "public record T([property: Id(0)] int A, [property: Id(1)] DayOfWeek? B);")]
    [InlineData(Serialized + "public class T { [Id(0)] List<byte[]> _a; [NonSerialized] object _b; }")]
    [InlineData(Serialized + "public class T { [Id(0)] public IG G { get; set; } public object Computed => 1; }")]
    [InlineData(Serialized + "public class T { public static object S; public const int C = 1; }")]
    [InlineData(Serialized + "public class T : U { [Id(0)] int _a; } " + SerializedBase)]
    [InlineData("public class T; [GenerateSerializer, Alias(\"S\")] public struct S { [Id(0)] int _a; } " + Converter)]
    public void Find_TypeThatCanCross_IsLeft(string types) =>
        Assert.Empty(WireTypes.Find(SampleAssembly.Types(Call + types)));
}
