using Tracking.Api.Alerts;
using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;
using Tracking.Storage.Positions;
using Tracking.Storage.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Vehicles;

/// <summary>
/// Answers what was known of a vehicle at an instant of our clock: what an officer who asked then was told. What came or
/// was judged later, late positions and corrections above all, is left out.
/// </summary>
internal sealed class AsOfQuestion(IVehicleRegistry registry, IVehicleHeads heads, IAlertStore alerts)
{
    /// <summary>Open alerts of one vehicle: it has a few, one for each rule and object.</summary>
    private const int MaximumAlerts = 1_000;

    public async Task<VehicleAsOf> AnswerAsync(
        VehicleId vehicle, GetVehicleAsOfRequest request, CancellationToken cancellationToken)
    {
        var instant = PositionMessages.ToDeviceTime(request.ReceivedBefore)
            ?? throw ApiError.InvalidArgument("received_before is not set");
        var receivedBefore = new ReceivedAt(instant.UnixMilliseconds);
        var registered = registry.FindVersions(vehicle)
            .LastOrDefault(version => version.RegisteredAt.CompareTo(receivedBefore) < 0)
            ?? throw ApiError.VehicleNotFoundAsOf(vehicle.Value, receivedBefore.ToString());
        var live = await heads.FindLiveAsOfAsync(vehicle, receivedBefore, cancellationToken);
        var open = await alerts.ListOpenAsOfAsync(vehicle, receivedBefore, MaximumAlerts, cancellationToken);
        var answer = new VehicleAsOf
        {
            Registration = VehicleMessages.ToMessage(registered.Vehicle),
            Live = live is null ? null : PositionMessages.ToMessage(vehicle, live),
        };
        answer.OpenAlerts.AddRange(open.Select(AlertMessages.ToMessage));
        return answer;
    }
}
