using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tracking.Cli.Output;

/// <summary>JSON lines on standard output: one object a line, so that a reader can take each as it comes.</summary>
internal sealed class JsonOutput(TextWriter output)
{
    private static readonly JsonWriterOptions Options = new()
    {
        // The output is no web page: plates and names stay as people write them.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Writes an object whose members <paramref name="writeMembers"/> writes.</summary>
    public async Task WriteLineAsync(Action<Utf8JsonWriter> writeMembers)
    {
        _bytes.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_bytes, Options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        await output.WriteLineAsync(Encoding.UTF8.GetString(_bytes.WrittenSpan));
    }

    /// <summary>Writes an object that somebody waits for: it leaves at once.</summary>
    public async Task WriteLineNowAsync(Action<Utf8JsonWriter> writeMembers)
    {
        await WriteLineAsync(writeMembers);
        await output.FlushAsync();
    }
}
