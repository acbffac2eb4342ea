using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Tracking.Compat.Grpc.Server.Routing;

/// <summary>One method of a service with what handles it and the attributes of its implementation.</summary>
internal sealed record MappedMethod(IMethod Method, RequestDelegate Handler, IReadOnlyList<object> Attributes);
