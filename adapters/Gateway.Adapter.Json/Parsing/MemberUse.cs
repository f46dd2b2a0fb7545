namespace Gateway.Adapter.Json.Parsing;

/// <summary>What becomes of a member whose name may have come before.</summary>
internal enum MemberUse
{
    Read,
    Skip,
    Refuse,
    TooMany,
}
