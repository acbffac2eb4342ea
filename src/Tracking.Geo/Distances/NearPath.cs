using Tracking.Model.Positions;

namespace Tracking.Geo.Distances;

/// <summary>
/// What lies within some distance of a path: of a single point (a circle) or of great-circle arcs from each point to the
/// next (a corridor with round ends). The distance is that of <see cref="GeoPoint.MetersTo"/>, and a point at exactly the
/// distance is near. Immutable.
/// </summary>
/// <remarks>
/// Chords stand for distances: |p − v| = 2 sin(d / 2R) grows with d. For an arc the foot of p lies between its ends when p
/// is on the inner side of both ends' normal planes; then p is near when its height over the arc's plane is at most
/// sin(d / R). Everything is computed from differences to the arc's first end, so that short arcs stay exact.
/// Meant for points that a box around the path has let pass: a point near the antipode of an arc's middle would seem near.
/// </remarks>
internal sealed class NearPath
{
    private readonly EarthVector[] _points;
    private readonly double _chordSquared;
    private readonly double _sineSquared;

    public NearPath(ReadOnlySpan<GeoPoint> points, double reachMeters)
    {
        _points = new EarthVector[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            _points[i] = EarthVector.Of(points[i]);
        }

        var angle = reachMeters / GeoPoint.EarthRadiusMeters;
        var chord = 2 * Math.Sin(angle / 2);
        var sine = Math.Sin(angle);
        (_chordSquared, _sineSquared) = (chord * chord, sine * sine);
    }

    /// <summary>Whether the path has a point at most the reach away.</summary>
    public bool IsNear(EarthVector point)
    {
        var fromLast = point - _points[0];
        if (fromLast.LengthSquared <= _chordSquared)
        {
            return true;
        }

        for (var i = 1; i < _points.Length; i++)
        {
            var from = point - _points[i];
            if (from.LengthSquared <= _chordSquared
                || IsBeside(_points[i - 1], _points[i] - _points[i - 1], fromLast, from))
            {
                return true;
            }

            fromLast = from;
        }

        return false;
    }

    private bool IsBeside(EarthVector start, EarthVector step, EarthVector fromStart, EarthVector fromEnd)
    {
        // Tangents at both ends, each pointing along the arc to the other end; start · step is −|step|²/2 on the sphere.
        var half = step.LengthSquared / 2;
        var tangent = step + (start * half);
        var backTangent = ((start + step) * half) - step;
        if (tangent.Dot(fromStart) < 0 || backTangent.Dot(fromEnd) < 0)
        {
            return false;
        }

        var normal = start.Cross(step);
        var height = normal.Dot(fromStart);
        return height * height <= _sineSquared * normal.LengthSquared;
    }
}
