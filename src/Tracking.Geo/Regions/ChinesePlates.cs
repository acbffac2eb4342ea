using System.Collections.Frozen;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Regions;

/// <summary>The home province of a Chinese vehicle, by the first character of the plate that is its id.</summary>
public static class ChinesePlates
{
    // GB/T 2260 codes with the characters of GA 36; 台 is not issued on the mainland.
    private static readonly FrozenDictionary<char, string> Provinces = new Dictionary<char, string>
    {
        ['京'] = "110000", ['津'] = "120000", ['冀'] = "130000", ['晋'] = "140000", ['蒙'] = "150000",
        ['辽'] = "210000", ['吉'] = "220000", ['黑'] = "230000",
        ['沪'] = "310000", ['苏'] = "320000", ['浙'] = "330000", ['皖'] = "340000", ['闽'] = "350000",
        ['赣'] = "360000", ['鲁'] = "370000",
        ['豫'] = "410000", ['鄂'] = "420000", ['湘'] = "430000", ['粤'] = "440000", ['桂'] = "450000", ['琼'] = "460000",
        ['渝'] = "500000", ['川'] = "510000", ['贵'] = "520000", ['云'] = "530000", ['藏'] = "540000",
        ['陕'] = "610000", ['甘'] = "620000", ['青'] = "630000", ['宁'] = "640000", ['新'] = "650000",
        ['台'] = "710000", ['港'] = "810000", ['澳'] = "820000",
    }.ToFrozenDictionary();

    /// <summary>
    /// The six-digit code of GB/T 2260 (<c>360000</c> for 赣), or null when the id is no Chinese plate. A plate that
<<<<<<< HEAD
    /// lets a vehicle of Hong Kong or Macao onto the mainland (<c>粤Z1234港</c>) belongs to the region its last character
    /// names.
=======
    /// lets a vehicle of Hong Kong or Macao onto the mainland (<c>粤Z1234港</c>) belongs to the region its last
    /// character names.
>>>>>>> 88b5f104225a9f5ef8bae5d62686481dcff48973
    /// </summary>
    public static string? FindHomeRegion(VehicleId vehicle)
    {
        var plate = vehicle.Value.AsSpan();
        // The colour code follows the plate after a hyphen.
        var hyphen = plate.IndexOf('-');
        plate = hyphen < 0 ? plate : plate[..hyphen];
        if (plate.Length < 2 || !Provinces.TryGetValue(plate[0], out var code) || !HasPlateCharacters(plate[1..]))
        {
            return null;
        }

        return plate is ['粤', 'Z', .., '港' or '澳'] ? Provinces[plate[^1]] : code;
    }

    // After the province come Latin letters and digits, at the end perhaps 挂, 学, 警, 港, 澳, 领 or the like.
    private static bool HasPlateCharacters(ReadOnlySpan<char> rest)
    {
        var last = rest[^1];
        var body = char.IsAsciiLetterOrDigit(last) ? rest : rest[..^1];
        return body.Length > 0
            && body.IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") < 0
            && (char.IsAsciiLetterOrDigit(last) || last >= '\u4e00');
    }
}
