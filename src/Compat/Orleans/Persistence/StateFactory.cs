using System.Runtime.CompilerServices;

namespace Orleans.Persistence;

/// <summary>Makes the state of a grain that has none stored.</summary>
internal static class StateFactory<T>
{
    private static readonly bool HasConstructor = typeof(T).GetConstructor(Type.EmptyTypes) is not null;

    public static T Create()
    {
        if (typeof(T).IsValueType)
        {
            return default!;
        }

        // As the real runtime: a type without such a constructor is created blank, for its properties to be set.
        return HasConstructor ? Activator.CreateInstance<T>() : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
    }
}
