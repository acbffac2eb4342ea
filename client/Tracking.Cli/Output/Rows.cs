using System.Text.Json;
using Tracking.Cli.Running;

namespace Tracking.Cli.Output;

/// <summary>
/// An answer of many rows: a JSON line each, or tables of bounded size. Both are written as the rows come, so an answer
/// may be larger than the memory.
/// </summary>
internal sealed class Rows<T>(
    Invocation invocation,
    Func<HumanTable> newTable,
    Action<HumanTable, T> addRow,
    Action<Utf8JsonWriter, T> writeJson)
{
    private HumanTable _table = newTable();

    /// <summary>How many were added.</summary>
    public long Count { get; private set; }

    public async Task AddAsync(T row)
    {
        Count++;
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json => writeJson(json, row));
            return;
        }

        addRow(_table, row);
        if (_table.RowCount == HumanTable.MaximumRows)
        {
            await invocation.Human.TableAsync(_table);
            _table = newTable();
        }
    }

    /// <summary>Writes what is left, and what the rows are: people want to know how many there were.</summary>
    public async Task EndAsync(string one, string many)
    {
        if (invocation.IsJson)
        {
            return;
        }

        if (_table.RowCount > 0)
        {
            await invocation.Human.TableAsync(_table);
        }

        await invocation.Human.LineAsync(Count == 1 ? $"1 {one}" : $"{HumanTable.Whole(Count)} {many}");
    }
}
