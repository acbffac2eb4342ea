using Tracking.Model.Positions;

namespace Tracking.Rules.Quality;

/// <summary>What jump detection remembers of one vehicle.</summary>
/// <param name="GoodTime">Device time of the last fix that could be believed.</param>
/// <param name="GoodPoint">Its place.</param>
/// <param name="SuspectTime">Device time of the last jump, or null when the last fix was good.</param>
/// <param name="SuspectPoint">Its place.</param>
/// <param name="Agreeing">How many jumps in a row agree with each other.</param>
public sealed record JumpState(
    DeviceTime GoodTime, GeoPoint GoodPoint, DeviceTime? SuspectTime, GeoPoint SuspectPoint, int Agreeing);
