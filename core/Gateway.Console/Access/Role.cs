namespace Gateway.Console.Access;

/// <summary>What a person is here for. Somebody may have several.</summary>
public enum Role
{
    /// <summary>Looks: lists, pages, counts. Sees no patient's data.</summary>
    Viewer,

    /// <summary>Acts on messages, lanes, unknown outcomes, windows and jobs.</summary>
    Operator,

    /// <summary>Fills code tables and reloads mappings and adapters.</summary>
    Mapper,

    /// <summary>Reads who did and who saw what.</summary>
    Auditor,

    /// <summary>Makes users and sets their roles; may do what the others may.</summary>
    Admin,
}
