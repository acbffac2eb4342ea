using Tracking.Geo.Tracks;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Tracks;

/// <summary>The stated error, measured in another way: by great-circle distances to points close together on the line.</summary>
public sealed class TrackThinningPropertyTests
{
    private const int Rounds = 60;

    [Fact]
    public void Thin_RandomDrives_LeaveOutNothingFartherThanTheTolerance()
    {
        var firstSeed = Environment.TickCount;
        for (var seed = firstSeed; seed < firstSeed + Rounds; seed++)
        {
            var random = new Random(seed);
            var track = Drive(random, 2 + random.Next(600));
            var tolerance = Math.Pow(10, random.NextDouble() * 3);
            var kept = TrackThinning.Thin(track, tolerance);
            Assert.Equal(kept, TrackThinning.Thin(track, tolerance));
            Assert.Equal((track[0], track[^1]), (kept[0], kept[^1]));
            var next = 0;
            foreach (var fix in track)
            {
                if (fix == kept[next])
                {
                    next++;
                    continue;
                }

                var meters = MetersToLine(fix.Position.Point, kept[next - 1].Position.Point, kept[next].Position.Point);
                Assert.True(meters <= (tolerance * 1.001) + 0.01, $"seed {seed}: {meters} m left out, tolerance {tolerance}");
            }

            Assert.Equal(kept.Count, next);
        }
    }

    private static List<LoggedPosition> Drive(Random random, int count)
    {
        var (latitude, longitude, heading) = ((random.NextDouble() * 120) - 60, 179.5, random.NextDouble() * Math.Tau);
        var track = new List<LoggedPosition>();
        for (var i = 0; i < count; i++)
        {
            track.Add(TrackThinningTests.Fix(i * 10, latitude, longitude > 180 ? longitude - 360 : longitude));
            heading += (random.NextDouble() - 0.5) * 0.6;
            var step = random.NextDouble() * 0.004;
            latitude += step * Math.Cos(heading);
            longitude += step * Math.Sin(heading) / Math.Cos(latitude * Math.PI / 180);
        }

        return track;
    }

    // The nearest of points on the line, then of points around that one: to a thousandth of a thousandth of its length.
    private static double MetersToLine(GeoPoint point, GeoPoint from, GeoPoint to)
    {
        var east = to.Longitude - from.Longitude;
        east -= 360 * Math.Round(east / 360);
        var (low, high, best) = (0.0, 1.0, 0.0);
        for (var round = 0; round < 3; round++)
        {
            var step = (high - low) / 100;
            best = Enumerable.Range(0, 101).Select(i => low + (i * step)).MinBy(share => point.MetersTo(At(share)));
            (low, high) = (Math.Max(0, best - step), Math.Min(1, best + step));
        }

        return point.MetersTo(At(best));

        GeoPoint At(double share)
        {
            var longitude = from.Longitude + (share * east);
            longitude -= 360 * Math.Round(longitude / 360);
            return GeoPoint.FromDegrees(from.Latitude + (share * (to.Latitude - from.Latitude)), longitude);
        }
    }
}
