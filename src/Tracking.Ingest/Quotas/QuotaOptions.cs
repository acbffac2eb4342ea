namespace Tracking.Ingest.Quotas;

/// <summary>Which company may send how much; nobody is limited when nothing is set.</summary>
public sealed record QuotaOptions
{
    /// <summary>For every company that has none of its own; vehicles without a company count as one.</summary>
    public CompanyQuota Default { get; init; } = new();

    /// <summary>By the company's name, as its vehicles are registered.</summary>
    public IReadOnlyDictionary<string, CompanyQuota> Companies { get; init; } = new Dictionary<string, CompanyQuota>();

    public bool IsNone => Default.IsNone && Companies.Values.All(static quota => quota.IsNone);

    public CompanyQuota Of(string company) => Companies.GetValueOrDefault(company, Default);
}
