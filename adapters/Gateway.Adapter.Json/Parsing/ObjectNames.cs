using Gateway.Adapter.Json.Layout;

namespace Gateway.Adapter.Json.Parsing;

/// <summary>The names of each open object so far.</summary>
/// <param name="duplicates">What a name means that comes again.</param>
/// <param name="overridden">Places of members that a later one makes void; filled while reading, obeyed when reading again.</param>
internal sealed class ObjectNames(Duplicates duplicates, HashSet<int> overridden)
{
    public const int Most = 10_000;

    private readonly List<Dictionary<string, int>?> open = [];

    /// <summary>Forgets what the last object at this depth had.</summary>
    public void Begin(int depth)
    {
        while (open.Count <= depth)
        {
            open.Add(null);
        }

        if (open[depth] is { Count: > 0 } names)
        {
            names.Clear();
        }
    }

    /// <param name="depth">The open object's.</param>
    /// <param name="name">The member's.</param>
    /// <param name="at">Where it stands in the message.</param>
    public MemberUse UseOf(int depth, string name, int at)
    {
        if (overridden.Contains(at))
        {
            return MemberUse.Skip;
        }

        Dictionary<string, int> names = open[depth] ??= new(StringComparer.Ordinal);
        if (names.Count >= Most)
        {
            return MemberUse.TooMany;
        }

        if (names.TryAdd(name, at) || duplicates == Duplicates.All)
        {
            return MemberUse.Read;
        }

        if (duplicates == Duplicates.Last)
        {
            overridden.Add(names[name]);
            names[name] = at;
        }

        return duplicates switch { Duplicates.Refuse => MemberUse.Refuse, Duplicates.First => MemberUse.Skip, _ => MemberUse.Read };
    }
}
