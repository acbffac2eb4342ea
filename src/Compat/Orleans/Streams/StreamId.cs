namespace Orleans.Runtime;

/// <summary>The identity of a stream: a namespace, which may be absent, and a key.</summary>
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>
{
    private readonly string? _ns;
    private readonly string _key;

    private StreamId(string? ns, string key)
    {
        _ns = ns;
        _key = key;
    }

    public static StreamId Create(string? ns, string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        // As the real one, which cannot tell an empty namespace from none.
        return new StreamId(string.IsNullOrEmpty(ns) ? null : ns, key);
    }

    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);

    public string GetKeyAsString() => _key;

    public string? GetNamespace() => _ns;

    public bool Equals(StreamId other) =>
        string.Equals(_key, other._key, StringComparison.Ordinal)
        && string.Equals(_ns, other._ns, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_ns, _key);

    public int CompareTo(StreamId other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => $"{_ns ?? "null"}/{_key}";
}
