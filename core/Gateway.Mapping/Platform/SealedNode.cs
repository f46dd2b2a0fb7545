using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Mapping;

/// <summary>
/// A node that the standard also names as a field of the input is sent as that field wants it: as text, the base64 of its JSON in UTF-8,
/// members in the order of their names' letters. So D002 takes what it is to sign (<c>originalValue</c>).
/// </summary>
internal static class SealedNode
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // Chinese as it is

    /// <summary>The nodes of a table's rows that are such fields.</summary>
    public static IEnumerable<string> NamesOf(IEnumerable<FillRow> rows, string infno, FieldTable fields) =>
        fields.FieldsOf(infno, FillNode.Top) is { } top ? rows.Select(row => row.Node).Where(top.ContainsKey).Distinct(StringComparer.Ordinal) : [];

    /// <summary>Replaces a node by its text; nothing where it has no value.</summary>
    public static void Seal(JsonObject input, string node)
    {
        if (input[node] is JsonObject members)
        {
            var sorted = new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
            input[node] = Convert.ToBase64String(Encoding.UTF8.GetBytes(sorted.ToJsonString(Plain)));
        }
    }
}
