using Tracking.Testing;

namespace Tracking.Scenarios.ForeignClients;

/// <summary>A language's examples, ready to run.</summary>
/// <param name="Program">What runs them.</param>
/// <param name="Folder">Where they lie.</param>
/// <param name="Ending">The ending of their names.</param>
/// <param name="Environment">What they find around them.</param>
internal sealed record ForeignClient(
    string Program, string Folder, string Ending, params (string Name, string Value)[] Environment)
{
    // Kept from run to run, and never in the repository: installing takes some seconds and needs a network.
    private static readonly string Cache = Path.Combine(Path.GetTempPath(), "tracking-foreign-clients-1");

    public static string Protos => Path.Combine(RepositoryRoot.Path, "src", "Tracking.Protos");

    public Task<(int ExitCode, string Out, string Error)> RunAsync(string example, params string[] arguments) =>
        Tool.RunAsync(Program, [Path.Combine(Folder, example + Ending), .. arguments], null, Environment);

    /// <summary>
    /// Node with the packages of the examples' own package.json; skips the test where they cannot be had.
    /// </summary>
    public static async Task<ForeignClient> NodeAsync()
    {
        var (missing, _, problem) = await Tool.RunAsync("node", ["--version"]);
        Assert.SkipWhen(missing != 0, $"node cannot be run here: {problem}");
        var folder = Path.Combine(RepositoryRoot.Path, "client", "examples", "node");
        var cache = await CachedAsync("node", async made =>
        {
            File.Copy(Path.Combine(folder, "package.json"), Path.Combine(made, "package.json"));
            var (exitCode, _, error) = await Tool.RunAsync(
                "npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"], made);
            Assert.SkipWhen(exitCode != 0, $"npm cannot install @grpc/grpc-js here: {error}");
        });
        return new ForeignClient(
            "node", folder, ".js", ("NODE_PATH", Path.Combine(cache, "node_modules")), ("TRACKING_PROTOS", Protos));
    }

    /// <summary>
    /// The system's Python with Debian's packages, installed or else unpacked beside; skips the test where they cannot
    /// be had.
    /// </summary>
    public static async Task<ForeignClient> PythonAsync()
    {
        const string Python = "/usr/bin/python3";
        string[] check = ["-c", "import grpc, google.protobuf"];
        var packages = "";
        if ((await Tool.RunAsync(Python, check)).ExitCode != 0)
        {
            var cache = await CachedAsync("python", UnpackAsync);
            packages = Path.Combine(cache, "usr", "lib", "python3", "dist-packages");
        }

        var (exitCode, _, error) = await Tool.RunAsync(Python, check, null, ("PYTHONPATH", packages));
        Assert.SkipWhen(exitCode != 0, $"Python has no grpcio here (apt install python3-grpcio python3-protobuf): {error}");
        return new ForeignClient(
            Python, Path.Combine(RepositoryRoot.Path, "client", "examples", "python"), ".py",
            ("PYTHONPATH", packages), ("PYTHONDONTWRITEBYTECODE", "1"),
            ("TRACKING_DESCRIPTORS", await DescriptorsAsync()));
    }

    private static async Task UnpackAsync(string folder)
    {
        var (exitCode, _, error) = await Tool.RunAsync(
            "apt-get", ["download", "python3-grpcio", "python3-protobuf"], folder);
        Assert.SkipWhen(
            exitCode != 0,
            $"Python has no grpcio here, and it cannot be had (apt install python3-grpcio python3-protobuf): {error}");
        foreach (var package in Directory.GetFiles(folder, "*.deb"))
        {
            await Tool.RunAsync("dpkg", ["-x", package, folder]);
        }
    }

    /// <summary>
    /// A folder that is made once and then kept. It is made beside and renamed, as another run may be making it too.
    /// </summary>
    private static async Task<string> CachedAsync(string name, Func<string, Task> makeAsync)
    {
        var kept = Path.Combine(Cache, name);
        if (Directory.Exists(kept))
        {
            return kept;
        }

        var made = Directory.CreateDirectory(Path.Combine(Cache, $"{name}-{Guid.NewGuid():N}")).FullName;
        await makeAsync(made);
        try
        {
            Directory.Move(made, kept);
        }
        catch (IOException) when (Directory.Exists(kept))
        {
            Directory.Delete(made, recursive: true);
        }

        return kept;
    }

    /// <summary>The descriptor set, made by the compiler that builds this repository.</summary>
    private static async Task<string> DescriptorsAsync()
    {
        var home = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);
        var packages = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(home, ".nuget", "packages");
        var tools = Path.Combine(packages, "grpc.tools");
        var protoc = Directory.Exists(tools)
            ? Directory.GetFiles(tools, "protoc", SearchOption.AllDirectories)
                .Where(static file => file.Contains("linux_x64", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .LastOrDefault()
            : null;
        Assert.SkipWhen(protoc is null, $"no protoc for this machine in {tools}");
        var includes = Path.Combine(Path.GetDirectoryName(protoc)!, "..", "..", "build", "native", "include");
        var descriptors = Path.Combine(AppContext.BaseDirectory, "tracking.binpb");
        var (exitCode, _, error) = await Tool.RunAsync(
            protoc,
            ["-I", Protos, "-I", includes, "--include_imports", $"--descriptor_set_out={descriptors}",
                .. Directory.GetFiles(Path.Combine(Protos, "tracking", "v1"), "*.proto")]);
        Assert.True(exitCode == 0, error);
        return descriptors;
    }
}
