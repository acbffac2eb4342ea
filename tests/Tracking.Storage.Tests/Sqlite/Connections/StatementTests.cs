using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Tests.Sqlite.Connections;

public sealed class StatementTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Database _database;

    public StatementTests() => _database = Database.OpenWriter(_folder["statement.db"]);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0d)]
    [InlineData(1e300)]
    [InlineData(double.Epsilon)]
    [InlineData(103.83430000000001)]
    [InlineData(9007199254740993d)]
    [InlineData(double.PositiveInfinity)]
    public void Add_Double_ComesBackBitForBit(double value)
    {
        _database.Execute("CREATE TABLE t (v REAL)");
        using (var insert = _database.Use("INSERT INTO t VALUES (?)"))
        {
            insert.Add(value).Run();
        }

        using var select = _database.Use("SELECT v FROM t");
        Assert.True(select.Read());
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(select.Double(0)));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(100_000)]
    public void Add_LongText_ComesBack(int length)
    {
        var text = new string('路', length);
        using var select = _database.Use("SELECT ?").Add(text);
        Assert.True(select.Read());
        Assert.Equal(text, select.Text(0));
    }

    [Fact]
    public void Add_NullAndEmpty_AreToldApart()
    {
        using var select = _database.Use("SELECT ?, ?, ?, ?, ?");
        select.Add((string?)null).Add("").Add((long?)null).Add(ReadOnlySpan<byte>.Empty).Add(0L);
        Assert.True(select.Read());
        Assert.Equal([true, false, true, false, false], Enumerable.Range(0, 5).Select(select.IsNull));
        Assert.Empty(select.Text(1));
        Assert.Empty(select.Bytes(3));
        Assert.Null(select.NullableText(0));
        Assert.Equal(0, select.NullableLong(4));
    }

    [Fact]
    public void Read_TooFewParameters_IsAProgrammingError()
    {
        using var select = _database.Use("SELECT ?, ?").Add(1L);
        Assert.Throws<InvalidOperationException>(() => select.Read());
    }

    [Fact]
    public void Use_SameTextWhileItIsRead_IsAProgrammingError()
    {
        using (_database.Use("SELECT 1"))
        {
            Assert.Throws<InvalidOperationException>(() => _database.Use("SELECT 1"));
        }

        using var again = _database.Use("SELECT 1");
        Assert.True(again.Read());
    }

    [Fact]
    public void Use_EndlessDifferentTexts_IsAProgrammingError() =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                _database.Run($"SELECT {i}");
            }
        });

    [Fact]
    public void Run_Violation_ThrowsAndLeavesTheStatementUsable()
    {
        const int Constraint = 19;
        _database.Execute("CREATE TABLE t (v INTEGER PRIMARY KEY)");
        using var insert = _database.Use("INSERT INTO t VALUES (?)");
        Assert.Equal(1, insert.Add(1L).Run());
        var error = Assert.Throws<SqliteError>(() => insert.Add(1L).Run());
        Assert.Equal(Constraint, error.Code);
        Assert.Equal(1, insert.Again().Add(2L).Run());
    }

    [Fact]
    public void OpenWriter_Settings_AreThoseThatMakeACommitDurable()
    {
        const int Full = 2;
        using (var mode = _database.Use("PRAGMA journal_mode"))
        {
            Assert.True(mode.Read());
            Assert.Equal("wal", mode.Text(0));
        }

        Assert.Equal(Full, _database.Number("PRAGMA synchronous"));
        Assert.Equal(1, _database.Number("PRAGMA foreign_keys"));
    }

    [Fact]
    public void OpenReader_Write_IsRefused()
    {
        _database.Execute("CREATE TABLE t (v)");
        using var reader = Database.OpenReader(_folder["statement.db"]);
        Assert.Throws<SqliteError>(() => reader.Execute("INSERT INTO t VALUES (1)"));
    }
}
