using System.Collections.Immutable;
using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>What the tables that serve now say about codes of the work list.</summary>
public sealed class CodeAdvice(MappingCatalog catalog)
{
    /// <summary>Whether some layer has a row for the code now, be it one that says that there is no target.</summary>
    public bool Knows(ListedCode question) => ConceptsOf(question).Any(concept => concept.Tables.Any(table =>
        (question.Direction == CodeDirection.Forward ? table.Find(question.Code, question.ServiceDate) : table.FindTarget(question.Code, question.ServiceDate)) is not null));

    /// <summary>Up to three of our codes for each question, the nearest by name first; none on the way back, where the names are the sender's to know.</summary>
    public ImmutableArray<ImmutableArray<CodeSuggestion>> Suggest(IReadOnlyList<ListedCode> questions)
    {
        var suggestions = new ImmutableArray<CodeSuggestion>[questions.Count];
        Array.Fill(suggestions, []);
        IEnumerable<int> forward = Enumerable.Range(0, questions.Count).Where(at => questions[at].Direction == CodeDirection.Forward);
        foreach (int[] places in forward.GroupBy(at => (questions[at].Institution, questions[at].Source, questions[at].Concept), (_, group) => group.ToArray()))
        {
            var matches = new NearMatches([.. places.Select(at => questions[at].Display ?? questions[at].Code)]);
            OfferAll(matches, questions[places[0]] with { ServiceDate = null });
            for (int place = 0; place < places.Length; place++)
            {
                suggestions[places[place]] = matches.Of(place);
            }
        }

        return [.. suggestions];
    }

    /// <summary>The codes that a concept may give, with their names; null where no national list bounds them.</summary>
    internal IReadOnlyDictionary<string, string>? TargetsOf(ListedCode question) => ConceptsOf(question).Select(ListOf).FirstOrDefault(list => list is not null)?
        .Rows.GroupBy(row => row.Target, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().Display ?? "", StringComparer.Ordinal);

    /// <summary>Every concept that some table, list or source names.</summary>
    internal IReadOnlyCollection<string> Concepts() =>
    [
        .. catalog.Institutions.Select(institution => catalog.Shelf.Book(institution, null))
            .Concat(catalog.Sources.SelectMany(source => source.Versions).Select(version => catalog.Shelf.Book(null, version.Codes)))
            .Append(catalog.Shelf.Book(null, null)).SelectMany(book => book.Names).Distinct(),
    ];

    private void OfferAll(NearMatches matches, ListedCode question)
    {
        IEnumerable<CodeTable> tables = ConceptsOf(question).SelectMany(concept => (IEnumerable<CodeTable?>)[.. concept.Tables, ListOf(concept)]).OfType<CodeTable>().Distinct();
        foreach (CodeRow row in tables.SelectMany(table => table.Rows).Where(row => row.Target.Length > 0 && row.Display is not null))
        {
            matches.Offer(row.Target, row.Display!); // filtered
        }
    }

    // A concept's own list, or the one that its code system names: fee categories are med_chrgitm_type.
    private CodeTable? ListOf(CodeBook.Concept concept)
    {
        string name = concept.System?.StartsWith(CanonicalSystems.NationalCodePrefix, StringComparison.Ordinal) == true ? concept.System[CanonicalSystems.NationalCodePrefix.Length..] : concept.Name;
        return catalog.Shelf.Lists.Tables.GetValueOrDefault(name);
    }

    private IEnumerable<CodeBook.Concept> ConceptsOf(ListedCode question)
    {
        Institution? institution = catalog.Institution(question.Institution);
        IEnumerable<CodeBook> books = catalog.Source(question.Source) is { } source
            ? source.Versions.Where(version => question.ServiceDate is not { } day || version.Covers(day)).Select(version => catalog.Shelf.Book(institution, version.Codes))
            : [catalog.Shelf.Book(institution, null)];
        return books.Select(book => book.Find(question.Concept)).OfType<CodeBook.Concept>();
    }
}
