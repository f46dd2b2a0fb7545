namespace Gateway.Contract;

// How a province's platform is called, found when the dialects load.
public static partial class IssueCodes
{
    /// <summary>A dialect.yaml, or a table beside it, is not of the format.</summary>
    public static readonly IssueCode DialectFaulty = Error("GW6401", "A dialect of a region is wrong.", "地区接口方言有误。");
}
