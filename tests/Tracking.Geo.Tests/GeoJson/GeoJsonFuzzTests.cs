using Tracking.Geo.Fences;
using Tracking.Geo.GeoJson;
using Tracking.Geo.Regions;

namespace Tracking.Geo.Tests.GeoJson;

/// <summary>Whatever the bytes are: an answer or an error, never an exception.</summary>
public sealed class GeoJsonFuzzTests
{
    private static readonly byte[] Whole = Documents.Bytes(Documents.Collection(
        Documents.Feature(Documents.Square, """
            {"id":"a","code":"1","name":"\u7532","level":"city","alerts":["enter"],"valid_from":"2026-01-01T00:00:00Z"}
            """),
        Documents.Feature("""
            {"type":"MultiPolygon","coordinates":[[[[10,10],[11.5,10],[11,11e0],[10,10]]],[[[0,5],[1,5],[1,6],[0,5]]]]}
            """, """
            {"code":"2","name":"b","level":"city","parent":"1","speed_limit_kmh":60,"vehicle_classes":["hazmat"]}
            """)));

    [Fact]
    public void TryRead_EveryTruncation_IsAnError()
    {
        Assert.True(ReadAll(Whole, "whole"));
        for (var length = 0; length < Whole.Length; length++)
        {
            Assert.False(ReadAll(Whole.AsMemory(0, length), $"cut to {length} bytes"));
        }
    }

    [Fact]
    public void TryRead_EveryBitFlip_IsAnsweredOrAnError()
    {
        for (var bit = 0; bit < 8 * Whole.Length; bit++)
        {
            var flipped = Whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            ReadAll(flipped, $"bit {bit} flipped");
        }
    }

    [Fact]
    public void TryRead_RandomChanges_IsAnsweredOrAnError()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 3_000; round++)
        {
            var changed = Whole.ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                Change(random, changed);
            }

            ReadAll(changed.ToArray(), $"seed {seed}, round {round}");
        }
    }

    private static void Change(Random random, List<byte> bytes)
    {
        var start = random.Next(bytes.Count);
        var count = Math.Min(random.Next(20), bytes.Count - start);
        switch (random.Next(3))
        {
            case 0:
                bytes.RemoveRange(start, count);
                break;
            case 1:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(start, count));
                break;
            default:
                bytes[start] = (byte)"0123456789-.eE[]{},:\"ntf"[random.Next(24)];
                break;
        }
    }

    private static bool ReadAll(ReadOnlyMemory<byte> json, string run)
    {
        try
        {
            var read = GeoJsonReader.TryRead(json, InvalidGeometry.Repair, out _, out var error);
            Assert.Equal(read, error is null);
            return FenceImport.TryRead(json, out _, out _) & RegionImport.TryRead(json, out _, out _) & read;
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.IAssertionException)
        {
            throw new InvalidOperationException(run, exception);
        }
    }
}
