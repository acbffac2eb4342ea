using System.Diagnostics.Metrics;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Tests.Stores;
using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Sqlite;

public sealed class StoreMeterTests
{
    private static readonly VehicleId Truck = VehicleId.Parse("truck");

    [Fact]
    public async Task Meter_AppendsAndJudgements_AreCountedOnceDurable()
    {
        using var folder = new TempFolder();
        await using var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = folder["a.db"] }, new ManualTimeProvider());
        var sums = new Dictionary<string, long>();
        using var listener = Listen(store, sums);
        await store.Vehicles.RegisterAsync([new Vehicle(Truck, VehicleClass.Coach, "", null)], default);
        await store.Log.AppendAsync([Fixes.Fix(Truck, 0), Fixes.Fix(Truck, 1), Fixes.Fix(Truck, 1)], default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Log.AppendAsync(
            [Fixes.Fix(Truck, 2), Fixes.Fix(VehicleId.Parse("stranger"), 0)], default));
        await CommitAsync(store, Severity.Minor);
        await CommitAsync(store, Severity.Major);
        listener.RecordObservableInstruments();
        lock (sums)
        {
            Assert.Equal(2, sums["tracking.storage.positions.appended"]);
            Assert.Equal(1, sums["tracking.storage.positions.duplicates"]);
            Assert.Equal(1, sums["tracking.storage.revisions.divergent"]);
            Assert.Equal(1, sums["tracking.storage.revisions.written"]);
            Assert.Equal(5, sums["tracking.storage.commits"]);
            Assert.Equal(5, sums["tracking.storage.commit.operations"]);
            Assert.Equal(0, sums["tracking.storage.queue.length"]);
            Assert.False(sums.ContainsKey("tracking.storage.commit.failures"));
        }
    }

    private static Task<int> CommitAsync(SqliteStore store, Severity severity)
    {
        var revision = Episodes.Raised(Truck, 1) with { Severity = severity };
        var added = new NewRevision(revision, new LogOffset(0, 1), revision.Start, []);
        return store.Judgements.CommitAsync(new Judgement { Vehicle = Truck, Revisions = [added] }, default);
    }

    private static MeterListener Listen(SqliteStore store, Dictionary<string, long> sums)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Tracking.Storage" && ReferenceEquals(instrument.Meter.Scope, store))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.Start();
        return listener;

        void Add(string name, long value)
        {
            lock (sums)
            {
                sums[name] = sums.GetValueOrDefault(name) + value;
            }
        }
    }
}
