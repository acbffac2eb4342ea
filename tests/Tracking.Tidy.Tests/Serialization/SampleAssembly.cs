using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tracking.Tidy.Tests.Serialization;

/// <summary>
/// Compiles a few types against whichever Orleans this build has. They cannot be types of this project: in the package
/// build Orleans' generator would refuse some of the very faults that are to be found.
/// </summary>
internal static class SampleAssembly
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Orleans;
        using Orleans.Runtime;
        using Orleans.Streams;

        """;

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => IsNeeded(Path.GetFileName(path)))
            .Select(static path => MetadataReference.CreateFromFile(path))]);

    public static IReadOnlyList<Type> Types(string source)
    {
        var compilation = CSharpCompilation.Create(
            $"Sample{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(Usings + source)],
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return [.. WireAssemblies.TypesOf(Assembly.Load(stream.ToArray()))];
    }

    private static bool IsNeeded(string file) =>
        file.StartsWith("System.", StringComparison.Ordinal)
        || file.Contains("Orleans", StringComparison.Ordinal)
        || file is "netstandard.dll" or "mscorlib.dll";
}
