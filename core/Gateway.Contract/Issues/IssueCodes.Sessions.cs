namespace Gateway.Contract;

/// <summary>GW6301 to GW6399: operators' sessions at the platform (9001).</summary>
public static partial class IssueCodes
{
    /// <summary>The platform did not let the operator sign in; whatever needs the session waits.</summary>
    public static readonly IssueCode SignInRefused = Error("GW6301", "The platform refused to sign the operator in: check operator, address and institution code, then let this message go on; what waits for the session follows by itself.", "平台拒绝操作员签到：请核对操作员、IP与机构编码后放行本报文，等待签到的业务会自动继续。");

    /// <summary>There is nobody to sign in.</summary>
    public static readonly IssueCode CannotSignIn = Error("GW6302", "Nobody can sign in for this institution: complete its operator in institution.yaml, then let the message go on.", "该机构无法签到：请在 institution.yaml 中补全操作员后放行本报文。");
}
