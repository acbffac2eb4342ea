namespace Orleans.Runtime;

/// <summary>Values that travel with calls, from caller to callee and never back.</summary>
public static class RequestContext
{
    // Copied on every change, so that a call can carry the dictionary of its caller without copying it.
    private static readonly AsyncLocal<Dictionary<string, object>?> Current = new();

    public static IEnumerable<string> Keys => Current.Value?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries =>
        Current.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    public static object? Get(string key) => Current.Value?.GetValueOrDefault(key);

    public static void Set(string key, object value) =>
        Current.Value = Current.Value is { } values
            ? new Dictionary<string, object>(values) { [key] = value }
            : new Dictionary<string, object>(1) { [key] = value };

    public static bool Remove(string key)
    {
        if (Current.Value is not { } values || !values.ContainsKey(key))
        {
            return false;
        }

        var remaining = new Dictionary<string, object>(values);
        remaining.Remove(key);
        Current.Value = remaining.Count == 0 ? null : remaining;
        return true;
    }

    public static void Clear() => Import(null);

    internal static Dictionary<string, object>? Export() => Current.Value;

    internal static void Import(Dictionary<string, object>? values)
    {
        // Writing an AsyncLocal allocates a new execution context even when nothing changes.
        if (!ReferenceEquals(Current.Value, values))
        {
            Current.Value = values;
        }
    }
}
