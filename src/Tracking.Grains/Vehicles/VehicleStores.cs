using Tracking.Storage.Alerts;
using Tracking.Storage.Drivers;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Vehicles;

/// <summary>The parts of the store that a vehicle grain reads and writes.</summary>
internal sealed record VehicleStores(
    IPositionLog Log, IVehicleHeads Heads, IJudgementStore Judgements, IAlertStore Alerts, ISignLog Signs);
