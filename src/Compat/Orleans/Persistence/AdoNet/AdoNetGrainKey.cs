using System.Buffers.Binary;
using System.Data;
using System.Globalization;
using System.Text;

namespace Orleans.Persistence.AdoNet;

/// <summary>A grain key in the columns of <c>OrleansStorage</c>.</summary>
/// <remarks>
/// The real provider cannot tell string keys from others: a key that reads as a hexadecimal number of up to 16 digits,
/// or as 32 digits of a GUID, is stored as a number (and what follows a plus as its extension). So the keys "1A" and
/// "01a" share a row, in both builds. Keys that must not be confused hold a character that is no digit.
/// </remarks>
internal sealed class AdoNetGrainKey
{
    private const int GuidLength = 32;
    private const char ExtensionSeparator = '+';
    private readonly long _n0;
    private readonly long _n1;
    private readonly string? _extension;
    private readonly int _hash;

    private AdoNetGrainKey(long n0, long n1, string? extension, byte[] number)
    {
        _n0 = n0;
        _n1 = n1;
        _extension = extension;
        byte[] bytes = [.. number, .. Encoding.UTF8.GetBytes(extension ?? string.Empty)];
        Array.Reverse(bytes);
        _hash = (int)StableHash.Compute(bytes);
    }

    public static AdoNetGrainKey Parse(string key)
    {
        var isGuidLength =
            key.Length == GuidLength || (key.Length > GuidLength && key[GuidLength] == ExtensionSeparator);
        if (isGuidLength && Guid.TryParseExact(key.AsSpan(0, GuidLength), "N", out var guid))
        {
            var bytes = guid.ToByteArray();
            return new AdoNetGrainKey(
                BinaryPrimitives.ReadInt64LittleEndian(bytes),
                BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(sizeof(long))),
                key.Length > GuidLength ? key[(GuidLength + 1)..] : null,
                bytes);
        }

        var plus = key.IndexOf(ExtensionSeparator, StringComparison.Ordinal);
        var digits = plus < 0 ? key : key[..plus];
        if (TryParseHexadecimal(digits, out var number))
        {
            var bytes = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            return new AdoNetGrainKey(0, number, plus < 0 ? null : key[(plus + 1)..], bytes);
        }

        return new AdoNetGrainKey(0, 0, key, []);
    }

    /// <summary>The parameters that name a row.</summary>
    public List<AdoNetParameter> ToParameters(string stateName, string serviceId) =>
    [
        new("GrainIdHash", DbType.Int32, _hash),
        new("GrainIdN0", DbType.Int64, _n0),
        new("GrainIdN1", DbType.Int64, _n1),
        new("GrainTypeHash", DbType.Int32, (int)StableHash.Compute(Encoding.UTF8.GetBytes(stateName))),
        new("GrainTypeString", DbType.String, stateName),
        new("GrainIdExtensionString", DbType.String, _extension),
        new("ServiceId", DbType.String, serviceId),
    ];

    private static bool TryParseHexadecimal(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
}
