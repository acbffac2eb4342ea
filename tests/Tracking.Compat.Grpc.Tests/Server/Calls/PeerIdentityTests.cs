using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Calls;

/// <summary>Calls over TLS, and what a client's certificate says of it.</summary>
public sealed class PeerIdentityTests
{
    [Fact]
    public async Task ClientCertificate_WithAlternativeNames_IsKnownByThem()
    {
        using var certificate = Certificate("company-7", "gw1.example", "gw2.example");

        var context = await CallAsync(certificate);

        Assert.True(context.IsPeerAuthenticated);
        Assert.Equal("x509_subject_alternative_name", context.PeerIdentityPropertyName);
        Assert.Equal(["gw1.example", "gw2.example"], context.PeerIdentity.Select(property => property.Value));
        Assert.Equal("company-7", context.FindPropertiesByName("x509_common_name").Single().Value);
    }

    [Fact]
    public async Task ClientCertificate_WithANameOnly_IsKnownByIt()
    {
        using var certificate = Certificate("company-7");

        var context = await CallAsync(certificate);

        Assert.Equal("x509_common_name", context.PeerIdentityPropertyName);
        Assert.Equal(["company-7"], context.PeerIdentity.Select(property => property.Value));
    }

    [Fact]
    public async Task NoClientCertificate_IsNobody()
    {
        var context = await CallAsync(certificate: null);

        Assert.False(context.IsPeerAuthenticated);
        Assert.Empty(context.PeerIdentity);
        Assert.Empty(context.Properties);
    }

    private static async Task<AuthContext> CallAsync(X509Certificate2? certificate)
    {
        var seen = new Signal<AuthContext>();
        var script = new Script
        {
            Echo = (request, context) =>
            {
                seen.Set(context.AuthContext);
                return Task.FromResult(Script.Reply(request));
            },
        };
        using var serverCertificate = Certificate("localhost", "localhost");
        await using var server = await LoopbackServer.StartAsync(
            services =>
            {
                services.AddSingleton(script);
                services.AddGrpc();
            },
            app => app.MapGrpcService<ScriptedService>(),
            listening: listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = serverCertificate;
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.AllowAnyClientCertificate();
            }));
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!;
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = handler });

        await new Conformance.ConformanceClient(channel).EchoAsync(new EchoRequest()).Soon();
        return await seen.Happened;
    }

    /// <summary>Signed by itself and valid for a day around now; the tests trust it because they made it.</summary>
    private static X509Certificate2 Certificate(string commonName, params string[] dnsNames)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={commonName}", key, HashAlgorithmName.SHA256);
        if (dnsNames.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            Array.ForEach(dnsNames, names.AddDnsName);
            request.CertificateExtensions.Add(names.Build());
        }

        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-12), now.AddHours(12));
    }
}
