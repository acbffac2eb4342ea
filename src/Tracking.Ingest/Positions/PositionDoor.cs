using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tracking.Contracts;
using Tracking.Contracts.Vehicles;
using Tracking.Geo.Live;
using Tracking.Geo.Regions;
using Tracking.Ingest.Quotas;
using Tracking.Model.Positions;
using Tracking.Model.Texts;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Quarantine;
using Tracking.Storage.Vehicles;

namespace Tracking.Ingest.Positions;

/// <summary>
/// The one door for positions of every protocol: checks them, assigns regions, appends them to the log, and when they
/// are durable hands them to their vehicles to be judged. Whoever calls it may acknowledge as soon as
/// <see cref="TakeAsync"/> returns, and not before.
/// </summary>
public sealed partial class PositionDoor
{
    /// <summary>Positions and unreadable rows in one batch: about 1 MB, a quarter of the largest message.</summary>
    public const int MaximumBatch = 10_000;

    /// <summary>
    /// Calls to vehicle grains under way at once, over all senders. Enough to fill a group commit; hundreds more would
    /// starve the thread pool that has to serve them.
    /// </summary>
    private const int MaximumCalls = 128;

    private readonly IVehicleRegistry _registry;
    private readonly RegionCatalogue _regions;
    private readonly LiveIndex _live;
    private readonly IPositionLog _log;
    private readonly IQuarantine _quarantine;
    private readonly IGrainFactory _grains;
    private readonly CompanyQuotas _quotas;
    private readonly TimeProvider _clock;
    private readonly IngestMeter _meter;
    private readonly ILogger<PositionDoor> _logger;
    private readonly SemaphoreSlim _calls = new(MaximumCalls);

    public PositionDoor(
        IVehicleRegistry registry,
        RegionCatalogue regions,
        LiveIndex live,
        IPositionLog log,
        IQuarantine quarantine,
        IGrainFactory grains,
        CompanyQuotas quotas,
        TimeProvider clock,
        IngestMeter meter,
        ILogger<PositionDoor> logger)
    {
        _registry = registry;
        _regions = regions;
        _live = live;
        _log = log;
        _quarantine = quarantine;
        _grains = grains;
        _quotas = quotas;
        _clock = clock;
        _meter = meter;
        _logger = logger;
    }

    /// <summary>Takes a batch; returns when all of it is durable, in the log or in quarantine.</summary>
    /// <exception cref="ArgumentException">The batch holds more than <see cref="MaximumBatch"/>.</exception>
    /// <exception cref="QuotaExceededException">A company of the batch has sent too much; nothing of it is stored.</exception>
    /// <exception cref="Storage.StorageException">The store failed; nothing of the batch may be
    /// acknowledged.</exception>
    public async Task<BatchOutcome> TakeAsync(PositionBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Positions.Count + batch.UnreadableRows.Count > MaximumBatch)
        {
            throw new ArgumentException($"a batch holds at most {MaximumBatch} positions and unreadable rows");
        }

        using var activity = IngestMeter.Activities.StartActivity("ingest batch");
        var start = _meter.Start();
        var receivedAt = ReceivedAt.Now(_clock);
        var valid = new List<NewPosition>(batch.Positions.Count);
        var rejected = new List<RejectedRow>();
        var quarantined = new List<QuarantinedRow>();
        Sort(batch, receivedAt, valid, rejected, quarantined);
        RequireQuotas(valid);

        var appending = valid.Count > 0 ? _log.AppendAsync(valid, cancellationToken) : null;
        var quarantining = quarantined.Count > 0 ? _quarantine.AddAsync(quarantined, cancellationToken) : Task.CompletedTask;
        await Task.WhenAll(appending ?? Task.CompletedTask, quarantining);
        var appended = appending is null ? null : await appending;
        var accepted = appended is null ? 0 : Show(valid, appended);
        CountStored(valid, appended);
        var outcome = new BatchOutcome(
            accepted,
            valid.Count - accepted,
            rejected,
            valid.Select(static position => position.Vehicle).ToHashSet(),
            appended is null ? Task.CompletedTask : JudgeAsync(valid, appended));
        _meter.Taken(outcome, start);
        activity?.SetTag("tracking.accepted", outcome.Accepted)
            .SetTag("tracking.duplicate", outcome.Duplicates)
            .SetTag("tracking.rejected", rejected.Count);
        return outcome;
    }

    /// <summary>
    /// Judges everything that is in the log of these vehicles, reorder windows and late data included.
    /// </summary>
    public Task FlushAsync(IEnumerable<VehicleId> vehicles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vehicles);
        return Task.WhenAll(vehicles.Select(vehicle => CallAsync(vehicle, static grain => grain.FlushAsync(), cancellationToken)));
    }

    private static string Describe(RawPosition raw) => JsonSerializer.Serialize(
        new
        {
            vehicle = raw.VehicleId,
            time = raw.DeviceTime?.ToString(),
            lat = Number(raw.LatitudeDegrees),
            lon = Number(raw.LongitudeDegrees),
            speed_kmh = raw.SpeedKmh is { } speed ? Number(speed) : null,
            heading = raw.HeadingDegrees is { } heading ? Number(heading) : null,
            odometer_km = raw.OdometerKm is { } odometer ? Number(odometer) : null,
            ignition = raw.IgnitionOn,
            emergency = raw.Emergency,
        });

    // As text, because JSON has no word for NaN and infinity, which are just what a faulty sender sends.
    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private void Sort(
        PositionBatch batch,
        ReceivedAt receivedAt,
        List<NewPosition> valid,
        List<RejectedRow> rejected,
        List<QuarantinedRow> quarantined)
    {
        var regions = _regions.Current;
        for (var i = 0; i < batch.Positions.Count; i++)
        {
            var raw = batch.Positions[i];
            if (Check(raw, out var vehicle, out var reason, out var message) is { } position)
            {
                valid.Add(new NewPosition(
                    vehicle,
                    position,
                    ContentHash.Of(position),
                    receivedAt,
                    PositionCheck.FlagsOf(position, receivedAt),
                    regions.Locate(position.Point)));
            }
            else
            {
                rejected.Add(new RejectedRow(i, reason, message));
                quarantined.Add(new QuarantinedRow(
                    receivedAt, batch.Source, raw.VehicleId, reason, message, Line: 0, Describe(raw)));
            }
        }

        for (var i = 0; i < batch.UnreadableRows.Count; i++)
        {
            var row = batch.UnreadableRows[i];
            rejected.Add(new RejectedRow(i, RejectReason.MalformedRow, row.Problem));
            quarantined.Add(new QuarantinedRow(
                receivedAt, batch.Source, "", RejectReason.MalformedRow, row.Problem, row.Line, row.Content));
        }
    }

    private void RequireQuotas(List<NewPosition> valid)
    {
        if (_quotas.IsAny)
        {
            _quotas.Take(valid.CountBy(position => CompanyOf(position.Vehicle)).ToDictionary());
        }
    }

    private void CountStored(List<NewPosition> valid, AppendResult? appended)
    {
        if (_quotas.IsAny && appended is not null)
        {
            var stored = valid.Where((_, i) => appended.Positions[i] is not null);
            foreach (var (company, count) in stored.CountBy(position => CompanyOf(position.Vehicle)))
            {
                _quotas.Stored(company, count);
            }
        }
    }

    private string CompanyOf(VehicleId vehicle) => _registry.Find(vehicle)?.Company ?? "";

    // As soon as they are durable, and before they are acknowledged: who was told that a position is taken in sees it.
    private int Show(List<NewPosition> valid, AppendResult appended)
    {
        var accepted = 0;
        for (var i = 0; i < valid.Count; i++)
        {
            if (appended.Positions[i] is { } logged)
            {
                accepted++;
                _live.Offer(valid[i].Vehicle, logged);
            }
        }

        return accepted;
    }

    private Position? Check(RawPosition raw, out VehicleId vehicle, out string reason, out string message)
    {
        if (!VehicleId.TryParse(raw.VehicleId, out vehicle))
        {
            (reason, message) = (RejectReason.InvalidVehicleId,
                $"'{TextCut.Shown(raw.VehicleId, 80)}' is not a vehicle id: 1 to 64 letters, digits and - _ . :");
            return null;
        }

        if (_registry.Find(vehicle) is null)
        {
            (reason, message) = (RejectReason.UnknownVehicle, $"vehicle {vehicle} is not registered");
            return null;
        }

        return PositionCheck.Check(raw, out reason, out message);
    }

    private async Task JudgeAsync(List<NewPosition> valid, AppendResult appended)
    {
        using var activity = IngestMeter.Activities.StartActivity("judge batch");
        var start = _meter.Start();
        var byVehicle = new Dictionary<VehicleId, List<LoggedPosition>>();
        for (var i = 0; i < valid.Count; i++)
        {
            if (appended.Positions[i] is not { } logged)
            {
                continue;
            }

            if (!byVehicle.TryGetValue(valid[i].Vehicle, out var positions))
            {
                byVehicle.Add(valid[i].Vehicle, positions = []);
            }

            positions.Add(logged);
        }

        activity?.SetTag("tracking.vehicles", byVehicle.Count);
        await Task.WhenAll(byVehicle.Select(entry => JudgeAsync(
            entry.Key,
            new CommittedPositions(appended.PreviousHeads[entry.Key].Number, [.. entry.Value]))));
        _meter.Judged(start);
    }

    private async Task JudgeAsync(VehicleId vehicle, CommittedPositions committed)
    {
        try
        {
            await CallAsync(vehicle, grain => grain.JudgeAsync(committed), CancellationToken.None);
        }
        catch (Exception error)
        {
            // The positions are durable: the vehicle judges them with its next batch, at its next flush or at the next
            // start.
            LogNotJudged(_logger, error, vehicle);
        }
    }

    private async Task CallAsync(VehicleId vehicle, Func<IVehicleGrain, Task> call, CancellationToken cancellationToken)
    {
        await _calls.WaitAsync(cancellationToken);
        try
        {
            await call(_grains.GetGrain<IVehicleGrain>(GrainKeys.Vehicle(vehicle)));
        }
        finally
        {
            _calls.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Positions of vehicle {Vehicle} are stored but could not be judged yet.")]
    private static partial void LogNotJudged(ILogger logger, Exception error, VehicleId vehicle);
}
