using System.Text.Json;

namespace Orleans.Persistence;

/// <summary>The stored form of states: UTF-8 JSON.</summary>
internal static class StateSerializer
{
    // Fields too, as the default serializer of the real runtime.
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true };

    public static byte[] Serialize<T>(T? state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    public static T? Deserialize<T>(byte[] payload) => JsonSerializer.Deserialize<T>(payload, Options);
}
