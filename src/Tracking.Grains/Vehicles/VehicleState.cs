using System.Collections.Immutable;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// What one vehicle's judging has come to: a pure function of the facts of its log up to <paramref name="Head"/>.
/// </summary>
/// <param name="Head">The newest fact that is in it.</param>
/// <param name="Watermark">Everything up to this device time is judged; a position that arrives for it is late.</param>
/// <param name="Newest">The latest device time that was seen and not flagged future.</param>
/// <param name="DirtyFrom">Device time of the oldest late position that is not judged yet, or null.</param>
/// <param name="LastFolded">Device time of the last position that was judged.</param>
/// <param name="Window">
/// Positions later than the watermark, in judging order; at most <see cref="VehicleDecider.MaximumWindow"/>.
/// </param>
/// <param name="Fold">The state of the rules.</param>
/// <param name="Arrivals">The state of the rules that judge in the order of arrival.</param>
internal sealed record VehicleState(
    LogOffset Head,
    DeviceTime Watermark,
    DeviceTime Newest,
    DeviceTime? DirtyFrom,
    DeviceTime LastFolded,
    ImmutableArray<LoggedPosition> Window,
    FoldState Fold,
    FoldState Arrivals)
{
    /// <summary>Before the first fact.</summary>
    public static VehicleState Initial { get; } = new(
        LogOffset.Start,
        DeviceTime.MinValue,
        DeviceTime.MinValue,
        null,
        DeviceTime.MinValue,
        [],
        FoldState.Initial,
        FoldState.Initial);
}
