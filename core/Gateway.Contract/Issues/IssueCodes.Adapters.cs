namespace Gateway.Contract;

// The gateway's own fences around adapters: what happens when a plugin misbehaves.
public static partial class IssueCodes
{
    /// <summary>The adapter's folder went while sources need it.</summary>
    public static readonly IssueCode AdapterGone = Error("GW9101", "The adapter that this source needs is not installed any more.", "该来源所需的适配器已被移除。");
}
