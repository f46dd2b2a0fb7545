using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Console.Privacy;

/// <summary>
/// Takes persons out of a view before anybody gets it, be it a page, the API, an export or the command line: every text in it, so that none is forgotten. Numbers under the platform's names for persons
/// (<c>psn_no</c>, <c>certno</c> …) go whole; of every other text what is known of the persons, and what looks like an identity, telephone or mail.
/// </summary>
/// <param name="persons">Of the message that the view is about; nobody where it is about many.</param>
internal sealed class ViewMask(KnownPersons persons)
{
    private static readonly FrozenSet<string> Numbers =
        new[] { "psn_no", "psn_name", "certno", "psn_cert_no", "card_sn", "mdtrt_cert_no", "hcard_basinfo", "patn_id", "patn_name", "tel", "addr", "brdy" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    /// <summary>For views of no one message.</summary>
    public static ViewMask OfNobody { get; } = new(KnownPersons.None);

    /// <summary>The view without persons.</summary>
    /// <typeparam name="T">A record that survives JSON, or JSON itself.</typeparam>
    public T Of<T>(T view)
        where T : class
    {
        JsonNode node = JsonSerializer.SerializeToNode(view, view.GetType(), Plain)!; // a view is not null
        Hide(node);
        return (T)node.Deserialize(view.GetType(), Plain)!; // it was one before
    }

    private void Hide(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? member) in members.ToArray())
                {
                    if (Hidden(name, member) is { } hidden)
                    {
                        members[name] = hidden;
                    }
                }

                break;
            case JsonArray items:
                for (int at = 0; at < items.Count; at++)
                {
                    if (Hidden("", items[at]) is { } hidden)
                    {
                        items[at] = hidden;
                    }
                }

                break;
            default:
                break;
        }
    }

    /// <summary>The text to put in a member's place; null where it stays, itself or with its own members masked.</summary>
    private string? Hidden(string name, JsonNode? member)
    {
        if (member is JsonValue value && value.GetValueKind() == JsonValueKind.String)
        {
            return Numbers.Contains(name) ? PatientMask.Mask : PatientMask.Sentence(value.GetValue<string>(), persons);
        }

        if (member is JsonObject or JsonArray)
        {
            Hide(member);
        }

        return null;
    }
}
