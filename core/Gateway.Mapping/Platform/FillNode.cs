namespace Gateway.Mapping;

/// <summary>
/// Where rows of a platform table write: <c>data</c>; <c>.</c> for the input itself; <c>selinfo.drugtracinfo</c> for a node inside each
/// object of another. A node with an each that the node around it does not have is an array, any other an object; <c>selinfo[1]</c> is one object
/// although it has an each: the platform takes one a call, so the step's batch has one.
/// </summary>
/// <param name="Name">The key in the object around it; empty for the input itself.</param>
/// <param name="Above">The node around it; null for one directly in the input.</param>
/// <param name="Level">How many eaches its rows stand in.</param>
internal sealed record FillNode(string Name, FillNode? Above, int Level)
{
    /// <summary>The path of the input itself.</summary>
    public const string Top = ".";

    private const string OnlyOne = "[1]";

    /// <summary>One object per item of its each.</summary>
    public bool IsArray => !IsOnly && Level > (Above?.Level ?? 0);

    /// <summary>One object; a second item of its each has no place.</summary>
    public bool IsOnly { get; private init; }

    /// <summary>The node of a row, made with its first row; the nodes around it are those that stand above in the table.</summary>
    public static FillNode Of(string path, int level, Dictionary<string, FillNode> nodes)
    {
        if (nodes.TryGetValue(path, out FillNode? known))
        {
            return known;
        }

        int dot = path == Top ? -1 : path.LastIndexOf('.');
        FillNode? above = dot < 0 ? null : Of(path[..dot], 0, nodes);
        string name = path == Top ? "" : path[(dot + 1)..];
        return nodes[path] = new FillNode(FieldsOf(name), above, level) { IsOnly = name.EndsWith(OnlyOne, StringComparison.Ordinal) };
    }

    /// <summary>The path as the standard names it.</summary>
    public static string FieldsOf(string path) => path.Replace(OnlyOne, "", StringComparison.Ordinal);
}
