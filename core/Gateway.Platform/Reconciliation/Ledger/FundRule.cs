namespace Gateway.Platform;

/// <summary>What <c>fund_pay_sumamt</c> counts differs by province; the ledger keeps funds and personal account apart and speaks the province's way to its platform.</summary>
internal static class FundRule
{
    /// <summary>What funds pay, of what the platform says.</summary>
    public static decimal Alone(FundPayment rule, decimal said, decimal account) => rule == FundPayment.WithAccount ? said - account : said;

    /// <summary>What the platform says, of what funds pay.</summary>
    public static decimal Said(FundPayment rule, decimal alone, decimal account) => rule == FundPayment.WithAccount ? alone + account : alone;
}
