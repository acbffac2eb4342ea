using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;
using Tracking.V1;
using AlertRevision = Tracking.Model.Alerts.AlertRevision;
using Position = Tracking.Model.Positions.Position;
using Vehicle = Tracking.Model.Vehicles.Vehicle;

namespace Tracking.Api.Tests.Serving;

/// <summary>Vehicles, positions, alerts and documents to put in; times are seconds after the test clock's instant.</summary>
internal static class Samples
{
    public const long StartMs = 1_772_323_200_000;

    public static DeviceTime At(double seconds) => new(StartMs + (long)(seconds * 1_000));

    public static Timestamp TimestampAt(double seconds) => Timestamp.FromDateTimeOffset(
        DateTimeOffset.FromUnixTimeMilliseconds(At(seconds).UnixMilliseconds));

    public static Task RegisterAsync(this ApiServer server, string company, params string[] ids) =>
        server.Store.Vehicles.RegisterAsync(
            [.. ids.Select(id => new Vehicle(VehicleId.Parse(id), VehicleClass.Coach, company, null))], CancellationToken.None);

    public static Position Fix(double seconds, double speedKmh = 80) => new(
        At(seconds), GeoPoint.FromDegrees(36.0611, 103.8343), Speed.FromKilometersPerHour(speedKmh));

    /// <summary>A fix as the log holds it, for what only looks at its content.</summary>
    public static LoggedPosition Logged(double seconds, double speedKmh = 80) => new(
        new LogOffset(0, 1),
        Fix(seconds, speedKmh),
        ContentHash.Of(Fix(seconds, speedKmh)),
        new ReceivedAt(StartMs),
        QualityFlags.None,
        RegionPath.Empty);

    public static Task AppendAsync(this ApiServer server, string vehicle, params double[] seconds) =>
        server.Store.Log.AppendAsync(
            [.. seconds.Select(at => new NewPosition(
                VehicleId.Parse(vehicle),
                Fix(at),
                ContentHash.Of(Fix(at)),
                new ReceivedAt(StartMs),
                QualityFlags.None,
                RegionPath.Of([("province", "620000")])))],
            CancellationToken.None);

    /// <summary>A position as a sender puts it on the wire.</summary>
    public static V1.Position Wire(string vehicle = "A1", double seconds = 0) => new()
    {
        VehicleId = vehicle,
        DeviceTime = TimestampAt(seconds),
        LatitudeDeg = 36.0611,
        LongitudeDeg = 103.8343,
        SpeedKmh = 80,
    };

    public static AlertRevision Raised(string vehicle, double startSeconds, string rule = "speeding") => new(
        AlertId.Of(vehicle, rule, null, At(startSeconds)),
        1,
        AlertChange.Raised,
        AlertState.Open,
        Severity.Minor,
        VehicleId.Parse(vehicle),
        $"unknown@{vehicle}",
        rule,
        null,
        At(startSeconds),
        null,
        GeoPoint.FromDegrees(36.0611, 103.8343),
        RegionPath.Of([("province", "620000"), ("city", "620100")]),
        "CN 2026-03",
        AlertDetails.Of(("limit_kmh", 80)),
        null);

    public static AlertRevision Ended(AlertRevision previous, double endSeconds) => previous with
    {
        Number = previous.Number + 1, Change = AlertChange.Ended, State = AlertState.Closed, End = At(endSeconds),
    };

    /// <summary>Writes one revision to the feed of all and to these feeds.</summary>
    public static Task CommitAsync(this ApiServer server, AlertRevision revision, params string[] feeds) =>
        server.Store.Judgements.CommitAsync(
            new Judgement
            {
                Vehicle = revision.Vehicle,
                Revisions = [new NewRevision(revision, new LogOffset(0, 1), revision.Start, feeds)],
            },
            CancellationToken.None);

    /// <summary>A collection of one-degree squares side by side, with these properties objects.</summary>
    public static string Squares(params string[] properties)
    {
        var features = properties.Select(static (text, west) => FormattableString.Invariant(
            $$"""{"type":"Feature","properties":{{text}},"geometry":{"type":"Polygon","coordinates":{{Ring(west)}} } }"""));
        return $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
    }

    /// <summary>One feature: a square at 0° to 1° east and north.</summary>
    public static string Square(string id, string name) =>
        $$$"""{"type":"Feature","properties":{"id":"{{{id}}}","name":"{{{name}}}"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}}""";

    public static async Task<ImportFencesResponse> ImportFencesAsync(this ApiServer server, string document)
    {
        using var call = server.Fences.ImportFences(cancellationToken: server.Safety);
        await call.RequestStream.WriteAsync(new GeoJsonPart { Content = ByteString.CopyFromUtf8(document) });
        await call.RequestStream.CompleteAsync();
        return await call;
    }

    public static async Task<ImportRegionsResponse> ImportRegionsAsync(this ApiServer server, params string[] codes)
    {
        using var call = server.Regions.ImportRegions(cancellationToken: server.Safety);
        var document = Squares([.. codes.Select(static code => $$"""{"code":"{{code}}","name":"Region {{code}}","level":"province"}""")]);
        await call.RequestStream.WriteAsync(new GeoJsonPart { Content = ByteString.CopyFromUtf8(document) });
        await call.RequestStream.CompleteAsync();
        return await call;
    }

    private static string Ring(int west) => FormattableString.Invariant(
        $"[[[{west},0],[{west + 1},0],[{west + 1},1],[{west},1],[{west},0]]]");
}
