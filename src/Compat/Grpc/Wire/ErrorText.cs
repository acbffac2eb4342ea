namespace Tracking.Compat.Grpc.Wire;

/// <summary>An exception and its causes in one line, since a status has room for a text only.</summary>
internal static class ErrorText
{
    public static string Of(Exception error) =>
        string.Join(' ', WithCauses(error).Select(e => $"{e.GetType().Name}: {e.Message}"));

    private static IEnumerable<Exception> WithCauses(Exception error)
    {
        for (Exception? current = error; current is not null; current = current.InnerException)
        {
            yield return current;
        }
    }
}
