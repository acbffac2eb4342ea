namespace Tracking.RegionBuilder;

/// <summary>
/// Which province a unit of the source belongs to, by its ISO 3166-2 code as Natural Earth writes it.
/// </summary>
internal static class SourceUnits
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["CN-BJ"] = "110000", ["CN-TJ"] = "120000", ["CN-HE"] = "130000", ["CN-SX"] = "140000", ["CN-NM"] = "150000",
        ["CN-LN"] = "210000", ["CN-JL"] = "220000", ["CN-HL"] = "230000",
        ["CN-SH"] = "310000", ["CN-JS"] = "320000", ["CN-ZJ"] = "330000", ["CN-AH"] = "340000", ["CN-FJ"] = "350000",
        ["CN-JX"] = "360000", ["CN-SD"] = "370000",
        ["CN-HA"] = "410000", ["CN-HB"] = "420000", ["CN-HN"] = "430000", ["CN-GD"] = "440000", ["CN-GX"] = "450000",
        ["CN-HI"] = "460000",
        ["CN-CQ"] = "500000", ["CN-SC"] = "510000", ["CN-GZ"] = "520000", ["CN-YN"] = "530000", ["CN-XZ"] = "540000",
        ["CN-SN"] = "610000", ["CN-GS"] = "620000", ["CN-QH"] = "630000", ["CN-NX"] = "640000", ["CN-XJ"] = "650000",
        // The Paracel Islands: Sansha (460300) in GB/T 2260.
        ["CN-X01~"] = "460000",
        // Kinmen: 350527 in GB/T 2260, a county of Fujian.
        ["TW-KIN"] = "350000",
    };

    /// <summary>The six-digit code; null for a unit of another country.</summary>
    public static string? FindProvince(string iso)
    {
        if (Codes.TryGetValue(iso, out var code))
        {
            return code;
        }

        // The source divides these three further: counties, districts, parishes.
        return iso.Split('-')[0] switch
        {
            "TW" => "710000",
            "HK" => "810000",
            "MO" => "820000",
            _ => null,
        };
    }
}
