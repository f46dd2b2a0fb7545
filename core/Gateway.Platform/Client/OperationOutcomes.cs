using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>Reads what a FHIR server complains about.</summary>
internal static partial class OperationOutcomes
{
    /// <summary>Code, place and words of every error; empty for another resource.</summary>
    public static string Text(JsonElement resource) => string.Join("; ", Errors(resource).Select(issue => string.Join(' ', new[] { One(issue, "code"), Place(issue), Words(issue) }.Where(part => part is not null))));

    /// <summary>Every error of an answer as an issue at the element that it is about: of the OperationOutcome itself, of those in a message, and of a batch's entries.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="sent">The Bundle that was sent: its entries name the resources.</param>
    public static ImmutableArray<Issue> Issues(JsonElement answer, JsonElement sent)
    {
        string[] types = [.. JsonValues.Elements(sent, "entry").Select(entry => One(entry, "resource/resourceType") ?? "")];
        JsonElement[] entries = [.. JsonValues.Elements(answer, "entry")];
        IEnumerable<Issue> whole = ((IEnumerable<JsonElement>)[answer, .. entries.SelectMany(entry => JsonValues.Elements(entry, "resource"))]).SelectMany(Errors).Select(issue => IssueOf(issue, types, null));
        IEnumerable<Issue> ofEntries = entries.SelectMany((entry, at) => OfEntry(entry, at, types));
        return [.. whole, .. ofEntries];
    }

    private static IEnumerable<Issue> OfEntry(JsonElement entry, int at, string[] types)
    {
        if (One(entry, "response/status") is not { Length: > 0 } status || status[0] is not ('4' or '5'))
        {
            return [];
        }

        Issue[] told = [.. JsonValues.Elements(entry, "response/outcome").SelectMany(Errors).Select(issue => IssueOf(issue, types, at))];
        return told.Length > 0 ? told : [new Issue(IssueCodes.FhirRefused, new SourceLocation(NameOf(at, types)), status)];
    }

    private static Issue IssueOf(JsonElement issue, string[] types, int? entry)
    {
        string? place = Place(issue);
        string element = place is null ? "" : Numbered().Replace(place, match => $"{NameOf(int.Parse(match.Groups["at"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), types)}{match.Groups["rest"].Value}");
        string at = entry is { } number ? OfResource(element, NameOf(number, types)) : element;
        return new Issue(IssueCodes.FhirRefused, new SourceLocation(at), string.Join(' ', new[] { One(issue, "code"), Words(issue) }.Where(part => part is not null)));
    }

    /// <summary>Says of which of several resources of a type an element is.</summary>
    private static string OfResource(string element, string resource) =>
        element.Split('.', 2) is [string head, string rest] && (head == resource.Split('[')[0] || head.Length == 0) ? $"{resource}.{rest}" : element.Length == 0 ? resource : element;

    /// <summary>The resource of an entry, as <c>Patient</c>, or <c>Observation[1]</c> where there are several of its type.</summary>
    private static string NameOf(int entry, string[] types)
    {
        if (entry >= types.Length)
        {
            return $"entry[{entry}]";
        }

        string type = types[entry];
        return types.Count(other => other == type) == 1 ? type : $"{type}[{types.Take(entry).Count(other => other == type)}]";
    }

    private static IEnumerable<JsonElement> Errors(JsonElement resource) => JsonValues.Elements(resource, "issue").Where(issue => One(issue, "severity") is "error" or "fatal");

    private static string? Place(JsonElement issue) => One(issue, "expression") ?? One(issue, "location");

    private static string? Words(JsonElement issue) => One(issue, "diagnostics") ?? One(issue, "details/text");

    private static string? One(JsonElement json, string path) => JsonValues.At(json, path).FirstOrDefault();

    // Bundle.entry[2].resource.ofType(Patient).name, Bundle.entry[2].resource/*Patient/p1*/.name and plain Bundle.entry[2].resource.name are all in use.
    [GeneratedRegex(@"^Bundle\.entry\[(?<at>[0-9]{1,6})\]\.resource(?:\.ofType\([A-Za-z]+\))?(?:/\*[^*]*\*/)?(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();
}
