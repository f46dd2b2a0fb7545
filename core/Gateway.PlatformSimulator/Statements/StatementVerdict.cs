namespace Gateway.PlatformSimulator.Statements;

/// <summary>What comparing came to.</summary>
internal enum StatementVerdict
{
    Equal,
    PlatformMore,
    InstitutionMore,
    Differs,
}

/// <summary>stmt_rslt: six digits, or one in Guangdong.</summary>
internal static class StatementCodes
{
    public static string Of(TwinOptions options, StatementVerdict verdict) => options.Dialect == "guangdong"
        ? verdict switch { StatementVerdict.Equal => "0", StatementVerdict.PlatformMore => "1", StatementVerdict.InstitutionMore => "2", _ => "3" }
        : verdict switch { StatementVerdict.Equal => "000000", StatementVerdict.PlatformMore => "000101", StatementVerdict.InstitutionMore => "000102", _ => "000103" };

    public static string Text(StatementVerdict verdict) => verdict switch
    {
        StatementVerdict.Equal => "对账一致",
        StatementVerdict.PlatformMore => "中心多",
        StatementVerdict.InstitutionMore => "医药机构多",
        _ => "数据不一致",
    };
}
