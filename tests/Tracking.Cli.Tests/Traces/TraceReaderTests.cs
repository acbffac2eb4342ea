using System.Text;
using Tracking.Cli.Tests.Ingest;
using Tracking.Cli.Tests.Running;
using Tracking.Client.Traces;

namespace Tracking.Cli.Tests.Traces;

public sealed class TraceReaderTests
{
    private const string Header = TraceLines.Header;

    [Fact]
    public async Task Read_PlainRow_FillsEveryField()
    {
        var row = Assert.Single(await ReadAsync(
            Header + ",odometer_km,acc_on,emergency\njx-AA00002,2018-08-04T02:29:30Z,28.223563,116.216516,93,312,8865,1,1\n"));

        Assert.Equal(("trace.csv", 2L), (row.Source, row.Line));
        Assert.Equal(
            """{ "vehicleId": "jx-AA00002", "deviceTime": "2018-08-04T02:29:30Z", "latitudeDeg": 28.223563,"""
            + """ "longitudeDeg": 116.216516, "speedKmh": 93, "headingDeg": 312, "odometerKm": 8865,"""
            + """ "ignitionOn": true, "emergency": true }""",
            row.Position!.ToString());
    }

    [Fact]
    public async Task Read_BlankOptionalFields_AreNotSet()
    {
        var position = Assert.Single(await ReadAsync(
            Header + ",odometer_km,acc_on,emergency\nA,2018-08-04T02:29:30Z,1,2,, ,,,\n")).Position!;

        Assert.False(position.HasSpeedKmh);
        Assert.False(position.HasHeadingDeg);
        Assert.False(position.HasOdometerKm);
        Assert.False(position.HasIgnitionOn || position.HasEmergency);
    }

    [Fact]
    public async Task Read_ZeroesAndFalse_AreSet()
    {
        var position = Assert.Single(await ReadAsync(
            Header + ",acc_on,emergency\nA,2018-08-04T02:29:30Z,0,0,0,0,0,0\n")).Position!;

        Assert.True(position.HasSpeedKmh && position.HasHeadingDeg && position.HasIgnitionOn && position.HasEmergency);
        Assert.False(position.IgnitionOn || position.Emergency);
    }

    [Fact]
    public async Task Read_ColumnsInAnyOrderAndCase_AreFoundByName()
    {
        var position = Assert.Single(await ReadAsync(
            """"
            heading, Lon ,note,LAT,time_utc,speed_kmh,vehicle_id
            9,2,"a, ""b""",1,2018-08-04T02:29:30+08:00,5,A
            """"))
            .Position!;

        Assert.Equal((1.0, 2.0), (position.LatitudeDeg, position.LongitudeDeg));
        Assert.Equal((5.0, 9.0), (position.SpeedKmh, position.HeadingDeg));
        Assert.Equal("2018-08-03T18:29:30Z", InstantText.Format(position.DeviceTime));
    }

    [Fact]
    public async Task Read_QuotedFields_LoseTheirQuotes()
    {
        var position = Assert.Single(await ReadAsync(
            """
            "vehicle_id","time_utc","lat","lon","speed_kmh","heading"
            "甘A12345-2","2018-08-04T02:29:30Z","1.5","2","","7"
            """)).Position!;

        Assert.Equal(("甘A12345-2", 1.5), (position.VehicleId, position.LatitudeDeg));
        Assert.False(position.HasSpeedKmh);
    }

    [Fact]
    public async Task Read_MarkCrLfAndBlankLines_AreNoTrouble()
    {
        var rows = await ReadAsync(
            "\uFEFF" + Header + "\r\n" + TraceLines.Row() + "\r\n\r\n  \r\n" + TraceLines.Row() + "\r\n\r\n");

        Assert.Equal([2L, 5L], rows.Select(static row => row.Line));
        Assert.All(rows, static row => Assert.Equal(312, row.Position!.HeadingDeg));
    }

    [Fact]
    public async Task Read_LastLineWithoutEnd_IsARow() =>
        Assert.Single(await ReadAsync(Header + "\n" + TraceLines.Row()));

    [Theory]
    [InlineData("A,2018-08-04T02:29:30Z,abc,2,,", "lat 'abc' is not a number")]
    [InlineData("A,2018-08-04T02:29:30Z,1,,,", "lon is empty")]
    [InlineData("A,2018-08-04T02:29:30Z,1,NaN,,", "lon 'NaN' is not a number")]
    [InlineData("A,2018-08-04T02:29:30Z,1,\"2,5\",,", "lon '2,5' is not a number")]
    [InlineData("A,2018-08-04T02:29:30Z,1,2,1e999,", "speed_kmh '1e999' is not a number")]
    [InlineData("A,2018-08-04T02:29:30Z,1,2,,north", "heading 'north' is not a number")]
    [InlineData("A,2018-08-04T02:29:30,1,2,,", "time_utc '2018-08-04T02:29:30' is not an ISO-8601 time with its zone")]
    [InlineData("A,2018-13-04T02:29:30Z,1,2,,", "time_utc '2018-13-04T02:29:30Z' is not an ISO-8601 time")]
    [InlineData("A,2018-08-04T02:29:30Z,1,2", "4 columns where the header has 6")]
    [InlineData("A,2018-08-04T02:29:30Z,1,2,,,", "7 columns where the header has 6")]
    [InlineData("\"A,2018-08-04T02:29:30Z,1,2,,", "the quote of column 1 is not closed on its line")]
    [InlineData("\"A\"B,2018-08-04T02:29:30Z,1,2,,", "text follows the closing quote of column 1")]
    public async Task Read_TextThatIsNoValue_IsAnUnreadableRowThatSaysWhy(string line, string problem)
    {
        var rows = await ReadAsync($"{Header}\n{line}\n{TraceLines.Row()}\n");

        var unreadable = rows[0].Unreadable!;
        Assert.Null(rows[0].Position);
        Assert.Equal((2UL, line), (unreadable.Line, unreadable.Content));
        Assert.StartsWith(problem, unreadable.Problem);
        Assert.NotNull(rows[1].Position);
    }

    [Fact]
    public async Task Read_IgnitionOtherThanZeroOrOne_IsUnreadable()
    {
        var row = Assert.Single(await ReadAsync(Header + ",acc_on\nA,2018-08-04T02:29:30Z,1,2,,,yes\n"));

        Assert.Equal("acc_on 'yes' is neither 0 nor 1", row.Unreadable!.Problem);
    }

    [Theory]
    [InlineData("A,1850-01-01T00:00:00Z,1000,-2000,9999,-5")]
    [InlineData(",,1,2,,")]
    public async Task Read_ValueOutOfRangeOrMissing_IsNotJudgedHere(string line) =>
        Assert.NotNull(Assert.Single(await ReadAsync($"{Header}\n{line}\n")).Position);

    [Fact]
    public async Task Read_UnreadableRowLongerThanTheProtocolTakes_IsCutBetweenCharacters()
    {
        // The 4,096th and 4,097th character are the halves of one.
        var content = new string('x', 4095) + "🚚" + "y";

        var unreadable = Assert.Single(await ReadAsync($"{Header}\n{content}\n")).Unreadable!;

        Assert.Equal(new string('x', 4095), unreadable.Content);
    }

    [Fact]
    public async Task Read_LineOfExactlyTheLimitAndOneLonger_DifferInWhatIsSaid()
    {
        var limit = new string('x', LineReader.MaximumLineBytes);

        var rows = await ReadAsync($"{Header}\n{limit}\n{limit}x\n{TraceLines.Row()}\n");

        Assert.Equal("1 columns where the header has 6", rows[0].Unreadable!.Problem);
        Assert.Equal("longer than 65536 bytes", rows[1].Unreadable!.Problem);
        Assert.Equal(4, rows[2].Line);
        Assert.NotNull(rows[2].Position);
    }

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("\n\n", 2, "the file is empty")]
    [InlineData("time_utc,lat,lon,speed_kmh,heading\n", 1, "the header has no column vehicle_id;")]
    [InlineData("\nvehicle_id,time_utc,lat,lon,speed_kmh\n", 2, "the header has no column heading;")]
    [InlineData(Header + ",lat\n", 1, "the header has column lat twice (columns 3 and 7)")]
    public async Task Open_HeaderThatDoesNotDo_IsAPreciseError(string content, long line, string problem)
    {
        var fault = await Assert.ThrowsAsync<TraceException>(() => ReadAsync(content));

        Assert.Equal(line, fault.Line);
        Assert.StartsWith(problem, fault.Problem);
        Assert.Equal($"trace.csv, line {line}: {fault.Problem}", fault.Message);
    }

    [Fact]
    public async Task Open_Utf16_SaysWhatToDo()
    {
        var fault = await Assert.ThrowsAsync<TraceException>(
            () => ReadAsync([0xff, 0xfe, .. Encoding.Unicode.GetBytes(Header)]));

        Assert.Equal("the file is UTF-16; save it as UTF-8", fault.Problem);
    }

    [Fact]
    public async Task Open_TooManyColumns_IsAPreciseError()
    {
        var header = Header + string.Concat(Enumerable.Range(0, 251).Select(static column => $",c{column}"));

        var fault = await Assert.ThrowsAsync<TraceException>(() => ReadAsync(header + "\n"));

        Assert.Equal("more than 256 columns", fault.Problem);
    }

    [Fact]
    public async Task Read_Gzip_IsToldByItsFirstBytesWhateverItIsCalled()
    {
        var text = string.Join('\n', TraceLines.Trace(3));

        Assert.Equal(3, (await ReadAsync(TestFolder.Gzip(Encoding.UTF8.GetBytes(text)))).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_StreamThatGivesOneByteAtATime_GivesTheSameRows(bool compressed)
    {
        var text = Encoding.UTF8.GetBytes(string.Join("\r\n", TraceLines.Trace(50)));
        var stream = new DrippingStream(compressed ? TestFolder.Gzip(text) : text);

        await using var reader = await TraceReader.OpenAsync(stream, "trace.csv");
        var rows = await ReadAllAsync(reader);

        Assert.Equal(50, rows.Count);
        Assert.All(rows, static row => Assert.Equal(312, row.Position!.HeadingDeg));
    }

    [Fact]
    public async Task Read_SourceBytes_AreCountedAsTheyLieInTheFile()
    {
        var compressed = TestFolder.Gzip(Encoding.UTF8.GetBytes(string.Join('\n', TraceLines.Trace(3))));
        await using var reader = await TraceReader.OpenAsync(new MemoryStream(compressed), "trace.csv");
        await ReadAllAsync(reader);

        Assert.Equal(compressed.Length, reader.SourceBytesRead);
    }

    [Fact]
    public async Task Read_AnyBytes_EndsInRowsOrAPreciseErrorAndNothingElse()
    {
        const int seed = 20181004;
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var content = Encoding.UTF8.GetBytes(string.Join('\n', TraceLines.Trace(20)));
            for (var fault = 0; fault < 10; fault++)
            {
                content[random.Next(content.Length)] = (byte)random.Next(256);
            }

            var bytes = round % 2 == 0 ? content : Damage(TestFolder.Gzip(content), random);
            var outcome = await Record.ExceptionAsync(() => ReadAsync(bytes));

            Assert.True(outcome is null or TraceException, $"seed {seed}, round {round}: {outcome}");
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        // The two magic bytes stay, or it would not be gzip.
        bytes[random.Next(2, bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private static Task<List<TraceRow>> ReadAsync(string content) => ReadAsync(Encoding.UTF8.GetBytes(content));

    private static async Task<List<TraceRow>> ReadAsync(byte[] content)
    {
        await using var reader = await TraceReader.OpenAsync(new MemoryStream(content), "trace.csv");
        return await ReadAllAsync(reader);
    }

    private static async Task<List<TraceRow>> ReadAllAsync(TraceReader reader)
    {
        var rows = new List<TraceRow>();
        while (await reader.ReadAsync() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }
}
