using System.Collections.Immutable;
using AutoMapper;
using Gateway.Journal;
using Gateway.Mapping;
using Microsoft.Extensions.Logging;

namespace Gateway.Console.Views;

/// <summary>Reads the work list for people: the journal's counts beside what the tables that serve now say of each code.</summary>
public sealed class UnmappedViews
{
    private readonly IJournal journal;
    private readonly Func<MappingCatalog> catalog;
    private readonly IMapper mapper;

    /// <param name="journal">Holds the work list.</param>
    /// <param name="catalog">The catalogue that serves now.</param>
    /// <param name="loggers">For the views' mapper.</param>
    public UnmappedViews(IJournal journal, Func<MappingCatalog> catalog, ILoggerFactory loggers)
    {
        (this.journal, this.catalog) = (journal, catalog);
        mapper = new MapperConfiguration(expression => expression.AddProfile<UnmappedProfile>(), loggers).CreateMapper();
    }

    /// <summary>Codes of the most messages first.</summary>
    /// <param name="state">open or mapped; null for both.</param>
    public async Task<UnmappedListView> ListAsync(UnmappedFilter filter, string? state, CancellationToken cancellationToken)
    {
        ImmutableArray<UnmappedRow> rows = await journal.ListUnmappedAsync(filter, cancellationToken);
        MappingCatalog current = catalog();
        var advice = new CodeAdvice(current);
        UnmappedView[] views =
        [
            .. mapper.Map<List<UnmappedView>>(rows.ToArray()).Select(view => view with
            {
                Area = current.Institution(view.Institution)?.Area ?? "",
                State = advice.Knows(QuestionOf(view)) ? "mapped" : "open",
            }).Where(view => state is null || view.State == state),
        ];
        UnmappedView[] open = [.. views.Where(view => view.State == "open")];
        Dictionary<UnmappedView, ImmutableArray<CodeSuggestion>> suggested = new(open.Zip(advice.Suggest([.. open.Select(QuestionOf)]), KeyValuePair.Create), ReferenceEqualityComparer.Instance);
        return new UnmappedListView([.. views.Select(view => suggested.TryGetValue(view, out ImmutableArray<CodeSuggestion> near) ? view with { Suggestions = near } : view)]);
    }

    /// <summary>The parked messages that brought a code.</summary>
    public async Task<WaitingView> WaitingAsync(UnmappedKey code, CancellationToken cancellationToken) => new(await journal.WaitingForAsync(code, cancellationToken));

    private static ListedCode QuestionOf(UnmappedView view) => new(
        view.Institution, view.Source, view.Concept, view.Code, view.Direction == UnmappedProfile.Back ? CodeDirection.Back : CodeDirection.Forward, view.Display, view.ServiceDate);
}
