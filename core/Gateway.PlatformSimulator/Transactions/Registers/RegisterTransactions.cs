namespace Gateway.PlatformSimulator.Transactions;

/// <summary>Filings, audits, catalogue comparisons, departments and stock.</summary>
internal static class RegisterTransactions
{
    public static readonly Dictionary<string, Func<TwinCall, TwinResult>> All = new(StringComparer.Ordinal)
    {
        ["1317"] = CatalogueMap.Query,
        ["2501"] = FilingUpload.Referral,
        ["2502"] = FilingUpload.Cancel,
        ["2503"] = FilingUpload.Chronic,
        ["2504"] = FilingUpload.Cancel,
        ["2505"] = FilingUpload.Designation,
        ["2506"] = FilingUpload.Cancel,
        ["3101"] = ClaimAudit.Handle,
        ["3102"] = ClaimAudit.Handle,
        ["3301"] = CatalogueMap.Upload,
        ["3302"] = CatalogueMap.Cancel,
        ["3401"] = Departments.Upload,
        ["3401A"] = Departments.Upload,
        ["3402"] = Departments.Change,
        ["3403"] = Departments.Cancel,
        ["3501"] = StockUpload.Handle,
        ["3501A"] = StockUpload.Handle,
        ["3502"] = StockUpload.Handle,
        ["3503"] = StockUpload.Handle,
        ["3504"] = StockUpload.Handle,
        ["3505"] = StockUpload.Handle,
        ["3505A"] = StockUpload.Handle,
        ["3506"] = StockUpload.Handle,
        ["3507"] = StockQuery.Delete,
        ["3508"] = StockQuery.Handle,
        ["3509"] = StockQuery.Handle,
        ["3510"] = StockQuery.Handle,
        ["3511"] = StockQuery.Handle,
        ["5101"] = Departments.Query,
        ["5301"] = FilingQuery.Chronic,
        ["5302"] = FilingQuery.Designations,
        ["5304"] = FilingQuery.Referrals,
    };
}
