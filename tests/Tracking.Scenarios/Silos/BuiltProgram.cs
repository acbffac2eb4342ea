namespace Tracking.Scenarios.Silos;

/// <summary>
/// Finds the programs that were built together with these tests, in the same build and configuration.
/// </summary>
internal static class BuiltProgram
{
    /// <summary>The program of the project in <paramref name="folder"/> (from the repository's root).</summary>
    public static string Find(string folder, string assembly)
    {
        var marker = Path.Combine("tests", "Tracking.Scenarios") + Path.DirectorySeparatorChar;
        var own = AppContext.BaseDirectory;
        var output = own[(own.LastIndexOf(marker, StringComparison.Ordinal) + marker.Length)..];
        var program = Path.Combine(Testing.RepositoryRoot.Path, folder, output, assembly + ".dll");
        return File.Exists(program) ? program : throw new FileNotFoundException("not built", program);
    }
}
