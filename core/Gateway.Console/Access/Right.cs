namespace Gateway.Console.Access;

/// <summary>What one page or call needs.</summary>
public enum Right
{
    /// <summary>See lists and pages, masked.</summary>
    See,

    /// <summary>Act on messages, lanes, destinations and jobs.</summary>
    Operate,

    /// <summary>Change what is mapped and which adapters serve.</summary>
    Map,

    /// <summary>Read the audit trail.</summary>
    Audit,

    /// <summary>Make users and roles.</summary>
    Administer,
}

/// <summary>Which role has which right. One table, read by pages, API and tests.</summary>
public static class Rights
{
    /// <summary>Whether a role includes a right.</summary>
    public static bool Has(this Role role, Right right) => (role, right) switch
    {
        (Role.Admin, _) => true,
        (_, Right.See) => true,
        (Role.Operator, Right.Operate) => true,
        (Role.Mapper, Right.Map) => true,
        (Role.Auditor, Right.Audit) => true,
        _ => false,
    };

    /// <summary>The authorization policy of a right.</summary>
    public static string Policy(this Right right) => $"console.{right}";
}
