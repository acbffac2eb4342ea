using Grpc.Core;

namespace Tracking.Compat.Grpc.Core.Calls;

/// <summary>
/// What all four kinds of client call offer beside their messages. The functions get the state back, so that an invoker
/// need not allocate closures for each call.
/// </summary>
internal readonly struct CallHandle(
    Func<object, Task<Metadata>> responseHeaders,
    Func<object, Status> status,
    Func<object, Metadata> trailers,
    Action<object> dispose,
    object state)
{
    public Task<Metadata> ResponseHeaders => responseHeaders(state);

    public Status Status => status(state);

    public Metadata Trailers => trailers(state);

    /// <summary>From functions without state, as test doubles supply them.</summary>
    public static CallHandle From(
        Task<Metadata> responseHeaders, Func<Status> status, Func<Metadata> trailers, Action dispose) =>
        new(_ => responseHeaders, _ => status(), _ => trailers(), _ => dispose(), responseHeaders);

    public void Dispose() => dispose(state);
}
