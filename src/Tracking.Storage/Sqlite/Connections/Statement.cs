using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Tracking.Storage.Sqlite.Connections;

/// <summary>
/// A prepared statement that is used again and again: parameters are added in the order of their question marks, then
/// it is run or its rows are read. Dispose gives it back to its connection.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int StackBytes = 512;
    private readonly sqlite3 _handle;
    private readonly sqlite3_stmt _statement;
    private readonly int _parameterCount;
    private int _added;
    private bool _inUse;

    private Statement(sqlite3 handle, sqlite3_stmt statement)
    {
        _handle = handle;
        _statement = statement;
        _parameterCount = raw.sqlite3_bind_parameter_count(statement);
    }

    public static Statement Prepare(sqlite3 handle, string sql)
    {
        var code = raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        return code == raw.SQLITE_OK ? new Statement(handle, statement) : throw Database.Error(handle, code);
    }

    public Statement Begin()
    {
        if (_inUse)
        {
            throw new InvalidOperationException("a statement cannot be used while it is being read");
        }

        _inUse = true;
        _added = 0;
        return this;
    }

    public Statement Add(long value) => Checked(raw.sqlite3_bind_int64(_statement, ++_added, value));

    public Statement Add(long? value) => value is long number ? Add(number) : AddNull();

    public Statement Add(double value) => Checked(raw.sqlite3_bind_double(_statement, ++_added, value));

    public Statement Add(double? value) => value is double number ? Add(number) : AddNull();

    public Statement Add(bool value) => Add(value ? 1L : 0L);

    public Statement Add(bool? value) => value is bool flag ? Add(flag) : AddNull();

    public Statement Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        // A span without bytes has no address, and a null address binds NULL; the string overload ends with a zero
        // byte, so it knows the empty text, but it would cut a text at its first zero character.
        return value.Length == 0
            ? Checked(raw.sqlite3_bind_text(_statement, ++_added, value))
            : AddText(value);
    }

    public Statement Add(ReadOnlySpan<byte> value) => Checked(
        value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, ++_added, 0)
            : raw.sqlite3_bind_blob(_statement, ++_added, value));

    /// <summary>Moves to the next row; false after the last one.</summary>
    public bool Read()
    {
        if (_added != _parameterCount)
        {
            throw new InvalidOperationException($"{_added} parameters added of {_parameterCount}");
        }

        var code = raw.sqlite3_step(_statement);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw Failed(code),
        };
    }

    /// <summary>Runs it to its end and makes it ready for the next parameters.</summary>
    /// <returns>How many rows it inserted, updated or deleted.</returns>
    public int Run()
    {
        while (Read())
        {
        }

        var changes = raw.sqlite3_changes(_handle);
        raw.sqlite3_reset(_statement);
        _added = 0;
        return changes;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int(int column) => checked((int)Long(column));

    public bool Bool(int column) => Long(column) != 0;

    public double Double(int column) => raw.sqlite3_column_double(_statement, column);

    public long? NullableLong(int column) => IsNull(column) ? null : Long(column);

    public double? NullableDouble(int column) => IsNull(column) ? null : Double(column);

    // The blob interface gives a text's bytes with their length; the text interface stops at a zero character.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    public string? NullableText(int column) => IsNull(column) ? null : Text(column);

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public void Dispose()
    {
        // The answer repeats the error of the last step, which was thrown already.
        raw.sqlite3_reset(_statement);
        _inUse = false;
    }

    /// <summary>Makes it ready to be read again with other parameters.</summary>
    public Statement Again()
    {
        raw.sqlite3_reset(_statement);
        _added = 0;
        return this;
    }

    public void Finish() => _statement.Dispose();

    private Statement AddNull() => Checked(raw.sqlite3_bind_null(_statement, ++_added));

    private Statement AddText(string value)
    {
        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = length > StackBytes ? ArrayPool<byte>.Shared.Rent(length) : null;
        var buffer = rented ?? stackalloc byte[StackBytes];
        var written = Encoding.UTF8.GetBytes(value, buffer);
        var code = raw.sqlite3_bind_text(_statement, ++_added, buffer[..written]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return Checked(code);
    }

    private Statement Checked(int code) => code == raw.SQLITE_OK ? this : throw Failed(code);

    private SqliteError Failed(int code)
    {
        var error = Database.Error(_handle, code);
        raw.sqlite3_reset(_statement);
        return error;
    }
}
