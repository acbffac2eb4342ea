using Tracking.Storage.Alerts;
using Tracking.Storage.Drivers;
using Tracking.Storage.Fences;
using Tracking.Storage.Judgements;
using Tracking.Storage.Motion;
using Tracking.Storage.Positions;
using Tracking.Storage.Quarantine;
using Tracking.Storage.Regions;
using Tracking.Storage.Vehicles;
using Tracking.Storage.Visitors;
using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Stores;

/// <summary>What a store must offer so that the contracts can be held against it.</summary>
public interface ITestStore : IAsyncDisposable
{
    ManualTimeProvider Clock { get; }

    IPositionLog Log { get; }

    IVehicleHeads Heads { get; }

    IJudgementStore Judgements { get; }

    IAlertStore Alerts { get; }

    ISegmentStore Segments { get; }

    IVehicleRegistry Vehicles { get; }

    IDriverRegistry Drivers { get; }

    ISignLog Signs { get; }

    IDriverJudgements DriverJudgements { get; }

    IFenceStore Fences { get; }

    IRegionStore Regions { get; }

    IQuarantine Quarantine { get; }

    IVisitors Visitors { get; }

    /// <summary>Closes the store and opens it again on what it left behind.</summary>
    Task ReopenAsync();
}
