namespace Tracking.Cli.Simulate.Roads;

/// <summary>
/// The seats of the mainland provinces' governments, to about a kilometre, with the first character of their plates.
/// Hainan is left out: its road to the mainland is a ferry.
/// </summary>
internal static class Cities
{
    public static readonly IReadOnlyList<(char Plate, Place Place)> All =
    [
        ('京', new(39.90, 116.40)), ('津', new(39.13, 117.20)), ('冀', new(38.04, 114.51)), ('晋', new(37.87, 112.55)),
        ('蒙', new(40.84, 111.75)), ('辽', new(41.80, 123.43)), ('吉', new(43.82, 125.32)), ('黑', new(45.80, 126.53)),
        ('沪', new(31.23, 121.47)), ('苏', new(32.06, 118.80)), ('浙', new(30.27, 120.15)), ('皖', new(31.82, 117.23)),
        ('闽', new(26.07, 119.30)), ('赣', new(28.68, 115.86)), ('鲁', new(36.65, 117.00)), ('豫', new(34.75, 113.62)),
        ('鄂', new(30.59, 114.30)), ('湘', new(28.23, 112.94)), ('粤', new(23.13, 113.26)), ('桂', new(22.82, 108.32)),
        ('渝', new(29.56, 106.55)), ('川', new(30.57, 104.07)), ('贵', new(26.65, 106.63)), ('云', new(25.04, 102.71)),
        ('藏', new(29.65, 91.14)), ('陕', new(34.34, 108.94)), ('甘', new(36.06, 103.83)), ('青', new(36.62, 101.78)),
        ('宁', new(38.49, 106.23)), ('新', new(43.83, 87.62)),
    ];
}
