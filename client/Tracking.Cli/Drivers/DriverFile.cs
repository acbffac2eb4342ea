using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Drivers;

/// <summary>
/// A CSV file of drivers: a header that names <c>driver_id</c> and, in any order, <c>name</c>, <c>company</c> and
/// <c>licence_number</c>. Other columns are passed over; fields hold no commas or quotes.
/// </summary>
internal static class DriverFile
{
    private const string IdColumn = "driver_id";

    /// <exception cref="FailedException">The file cannot be read or is not such a file; the message says where.</exception>
    public static async Task<IReadOnlyList<DriverRegistration>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(InputFile.Open(path));
        var header = (await reader.ReadLineAsync(cancellationToken) ?? "").Split(',');
        if (!header.Contains(IdColumn))
        {
            throw new FailedException(
                "bad_driver_file", $"{path}: line 1 is no header with a column {IdColumn}, such as driver_id,name,company");
        }

        var drivers = new List<DriverRegistration>();
        for (var line = 2; await reader.ReadLineAsync(cancellationToken) is { } text; line++)
        {
            if (text.Length > 0)
            {
                drivers.Add(Row(path, line, header, text));
            }
        }

        return drivers;
    }

    private static DriverRegistration Row(string path, int line, string[] header, string text)
    {
        var fields = text.Split(',');
        if (fields.Length != header.Length || text.Contains('"', StringComparison.Ordinal))
        {
            throw new FailedException(
                "bad_driver_file",
                $"{path}: line {line} has {fields.Length} fields where the header has {header.Length}, or a quote");
        }

        return new DriverRegistration
        {
            DriverId = Field(header, fields, IdColumn),
            Name = Field(header, fields, "name"),
            Company = Field(header, fields, "company"),
            LicenceNumber = Field(header, fields, "licence_number"),
        };
    }

    private static string Field(string[] header, string[] fields, string column)
    {
        var index = Array.IndexOf(header, column);
        return index < 0 ? "" : fields[index].Trim();
    }
}
