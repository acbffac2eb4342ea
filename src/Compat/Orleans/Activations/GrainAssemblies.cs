using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Activations;

/// <summary>Finds grain classes in the assemblies of the application.</summary>
/// <remarks>
/// The real packages know them from generated attributes. Here every assembly of the application that refers to this
/// one is read, including those not loaded yet: the compiler drops references that only grains would need.
/// </remarks>
internal static class GrainAssemblies
{
    private static readonly Assembly Own = typeof(GrainAssemblies).Assembly;

    public static IEnumerable<Type> FindGrainTypes()
    {
        LoadApplicationAssemblies();
        return AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && RefersToOwn(assembly))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(IsGrainClass);
    }

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }
        && typeof(IGrainBase).IsAssignableFrom(type)
        && typeof(IGrainWithStringKey).IsAssignableFrom(type);

    private static bool RefersToOwn(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Any(name => name.Name == Own.GetName().Name);

    private static void LoadApplicationAssemblies()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name).ToHashSet();
        foreach (var path in ApplicationPaths())
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (!loaded.Contains(name) && ReferencesOwn(path))
            {
                Assembly.Load(new AssemblyName(name));
            }
        }
    }

    private static IEnumerable<string> ApplicationPaths()
    {
        var all = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? string.Empty;
        return all.Split(Path.PathSeparator).Where(path =>
            path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal) && File.Exists(path));
    }

    private static bool ReferencesOwn(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        if (!image.HasMetadata)
        {
            return false;
        }

        var metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences.Any(handle => metadata.StringComparer.Equals(
            metadata.GetAssemblyReference(handle).Name, Own.GetName().Name!));
    }
}
