using Gateway.Adapter.Json.Parsing;

namespace Gateway.Adapter.Json.Writing;

/// <summary>The nodes of one name in a group.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Nodes">At least one.</param>
/// <param name="IsEmptyArray">Whether they stand for an array without items.</param>
internal sealed record MemberNodes(string Name, List<SourceNode> Nodes, bool IsEmptyArray)
{
    /// <summary>Puts nodes of one name together, where the first one stands.</summary>
    public static List<MemberNodes> Of(List<SourceNode> children)
    {
        var members = new List<MemberNodes>();
        var named = new Dictionary<string, MemberNodes>(StringComparer.Ordinal);
        foreach (SourceNode child in children)
        {
            if (named.TryGetValue(child.Name, out MemberNodes? member))
            {
                member.Nodes.Add(child);
                continue;
            }

            bool isEmptyArray = child.IsGroup && !child.FirstChild.Exists && child.Name.Length > JsonReader.EmptyArray.Length && child.Name.EndsWith(JsonReader.EmptyArray, StringComparison.Ordinal);
            member = new MemberNodes(isEmptyArray ? child.Name[..^JsonReader.EmptyArray.Length] : child.Name, [child], isEmptyArray);
            named.Add(child.Name, member);
            members.Add(member);
        }

        return members;
    }
}
