using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tracking.Model.Positions;

/// <summary>
/// Tells two fixes of the same vehicle and device time apart: equal content means a duplicate, other content is kept
/// and ordered by this value. The first 8 bytes of SHA-256, so it is the same on every machine and in every version.
/// </summary>
/// <param name="Value">The hash; compared as an unsigned number.</param>
public readonly record struct ContentHash(ulong Value) : IComparable<ContentHash>
{
    // What every position is hashed over. A field that came later counts only where it is said, so that a position
    // without it keeps the hash it was stored with.
    private const int FirstFieldCount = 6;
    private const int FieldCount = FirstFieldCount + 1;

    /// <summary>The hash of everything in <paramref name="position"/> but its device time.</summary>
    public static ContentHash Of(Position position)
    {
        ArgumentNullException.ThrowIfNull(position);
        Span<byte> content = stackalloc byte[FieldCount * sizeof(double)];
        Write(content, 0, position.Point.Latitude);
        Write(content, 1, position.Point.Longitude);
        Write(content, 2, position.Speed?.MetersPerSecond);
        Write(content, 3, position.Heading?.Degrees);
        Write(content, 4, position.OdometerMeters);
        Write(content, 5, position.IgnitionOn is bool on ? (on ? 1 : 0) : null);
        Write(content, 6, position.Emergency is bool set ? (set ? 1 : 0) : null);
        var fields = position.Emergency is null ? FirstFieldCount : FieldCount;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content[..(fields * sizeof(double))], digest);
        return new ContentHash(BinaryPrimitives.ReadUInt64BigEndian(digest));
    }

    /// <inheritdoc/>
    public int CompareTo(ContentHash other) => Value.CompareTo(other.Value);

    // NaN stands for "not said": no field can be NaN otherwise. Adding 0 turns −0 into +0: equal fields have equal
    // bits.
    private static void Write(Span<byte> content, int field, double? value) =>
        BinaryPrimitives.WriteDoubleBigEndian(content[(field * sizeof(double))..], value + 0.0 ?? double.NaN);
}
