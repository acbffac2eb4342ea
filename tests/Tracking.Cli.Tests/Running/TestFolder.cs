using System.IO.Compression;
using System.Text;

namespace Tracking.Cli.Tests.Running;

/// <summary>A folder of a test's own, gone when the test is.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracking-cli-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Writes lines that end in LF and returns the file's path.</summary>
    public string Write(string name, params string[] lines) =>
        WriteBytes(name, Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\n"))));

    public string WriteBytes(string name, byte[] content)
    {
        File.WriteAllBytes(Path(name), content);
        return Path(name);
    }

    public static byte[] Gzip(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
