using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.Journal;

namespace Gateway.Features.Bindings.World;

/// <summary>
/// Everything that says who the patients of this scenario are: names, identity, person and card numbers, telephones and addresses, taken from the canonical messages and from what was sent to the platform.
/// Written without the gateway's own mask, so that a fault of the mask shows.
/// </summary>
public sealed partial class Identifiers
{
    private static readonly (string Member, string Part)[] Telling = [("name", "text"), ("identifier", "value"), ("telecom", "value"), ("address", "text"), ("address", "line")];
    private const int ShortestNumber = 6;
    private const int StandsOutAnywhere = 15;
    private readonly ImmutableArray<string> values;

    private Identifiers(IEnumerable<string> values) => this.values = [.. values.Select(value => value.Trim()).Where(IsTelling).Distinct(StringComparer.Ordinal)];

    public int Count => values.Length;

    /// <summary>Of every message in the journal, and those that a scenario adds because no message of theirs was ever read.</summary>
    public static async Task<Identifiers> OfAsync(IJournal journal, params string[] more)
    {
        var found = new List<string>(more);
        foreach (MessageHeader message in (await journal.ListAsync(new MessageFilter { Limit = 1000 }, CancellationToken.None)).Messages)
        {
            foreach (JournalledFact journalled in await journal.ReadAsync(message.Id, CancellationToken.None))
            {
                found.AddRange(journalled.Fact switch
                {
                    JournalFact.Prepared { Canonical.Length: > 0 } prepared => OfBundle(prepared.Canonical),
                    JournalFact.AttemptStarted started => OfRequest(System.Text.Encoding.UTF8.GetString(started.Intent.Bytes.Span)),
                    _ => [],
                });
            }
        }

        return new Identifiers(found);
    }

    /// <summary>Those that stand in a text: a page's, an answer's, a log's. Escapes of JSON, HTML and URLs are undone first.</summary>
    public ImmutableArray<string> In(string text)
    {
        string plain = Plain(text);
        return [.. values.Where(value => Stands(value, plain))];
    }

    /// <summary>The text as a person reads it.</summary>
    public static string Plain(string text)
    {
        string plain = System.Net.WebUtility.HtmlDecode(Escape().Replace(text, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString()));
        return plain.Contains('%', StringComparison.Ordinal) ? plain + "\n" + Uri.UnescapeDataString(plain) : plain;
    }

    private static bool IsTelling(string value) => value.Any(letter => letter is >= '\u4E00' and <= '\u9FFF') ? value.Length >= 2 : value.Length >= ShortestNumber;

    private static bool Stands(string value, string text)
    {
        for (int at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
        {
            bool isPart = char.IsAscii(value[0]) && value.Length < StandsOutAnywhere && (IsWord(text, at - 1) || IsWord(text, at + value.Length)); // eleven digits within a hash are nobody's
            if (!isPart)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);

    private static IEnumerable<string> OfBundle(ReadOnlyMemory<byte> canonical)
    {
        using JsonDocument bundle = JsonDocument.Parse(canonical);
        return [.. Resources(bundle.RootElement).SelectMany(Person)];
    }

    private static IEnumerable<JsonElement> Resources(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("resourceType", out JsonElement type) && type.GetString() is "Patient" or "RelatedPerson" or "Person" => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Resources(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Resources),
        _ => [],
    };

    private static IEnumerable<string> Person(JsonElement person) =>
        Telling.SelectMany(path => Members(person, path.Member).SelectMany(part => Members(part, path.Part))).Select(value => value.GetString() ?? "");

    private static IEnumerable<JsonElement> Members(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out JsonElement member) ? [] : member.ValueKind == JsonValueKind.Array ? member.EnumerateArray() : [member];

    private static IEnumerable<string> OfRequest(string request) => PersonMember().Matches(request).Select(match => Plain(match.Groups["value"].Value));

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Escape();

    [GeneratedRegex("""\\?"(?:psn_no|psn_name|certno|psn_cert_no|patn_name|card_sn|tel|mob|addr|coner_name|coner_tel|coner_addr|agnter_name|agnter_certno|agnter_tel)\\?"\s*:\s*\\?"(?<value>[^"\\]*(?:\\u[^"\\]*)*)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PersonMember();
}
