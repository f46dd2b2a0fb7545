namespace Gateway.Contract;

/// <summary>A group of a record in the making that was left and can be gone on with.</summary>
public readonly record struct LeftGroup
{
    internal LeftGroup(int group, int lastChild) => (Group, LastChild) = (group, lastChild);

    internal int Group { get; }

    internal int LastChild { get; }
}
