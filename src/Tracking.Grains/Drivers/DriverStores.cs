using Tracking.Storage.Drivers;
using Tracking.Storage.Motion;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Drivers;

/// <summary>The parts of the store that judging drivers reads and writes.</summary>
internal sealed record DriverStores(
    IDriverJudgements Judgements, ISignLog Signs, ISegmentStore Segments, IPositionLog Log);
