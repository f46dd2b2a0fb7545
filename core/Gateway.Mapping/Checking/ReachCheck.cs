using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Required platform fields that no row of a message can fill: every such message would be refused.</summary>
internal sealed class ReachCheck(MappingCatalog catalog, IReadOnlyCollection<PlannedEvent> plans, FaultList faults)
{
    private readonly ILookup<string, PlannedEvent> byEvent = plans.ToLookup(plan => plan.Event, StringComparer.Ordinal);
    private readonly HashSet<string> institutionFacts = [.. catalog.Institutions.SelectMany(institution => institution.Facts.Keys)];

    public void Check()
    {
        foreach (SourceVersion version in catalog.Sources.SelectMany(source => source.Versions).Where(version => version.Status != ReleaseStatus.Retired))
        {
            foreach (MessageMapping message in version.Messages)
            {
                foreach (PlannedEvent plan in byEvent[message.Event])
                {
                    Check(version, message.Settings, plan);
                }
            }
        }
    }

    private void Check(SourceVersion version, MessageSettings message, PlannedEvent plan)
    {
        CanonicalTable[] tables = [message.Table, .. version.Messages.Where(other => other.Event == message.Continues).Select(other => other.Settings.Table)];
        if (catalog.PlatformOf(plan.Kind) is not { } platform || Array.Exists(tables, table => catalog.Faults.Any(fault => fault.IsError && table.Names.Any(name => fault.At.Path.StartsWith(name + ":", StringComparison.Ordinal)))))
        {
            return; // a row that is left out for its fault is no news
        }

        var filled = new Filled(tables.SelectMany(table => table.Rows).Select(row => row.Path).OfType<BoundPath>());
        foreach (PlannedTransaction transaction in plan.Transactions.Where(transaction => !CanBeSkipped(version, message, transaction) && transaction.OnlyWith.All(paths => IsFilled(paths, filled))).DistinctBy(transaction => transaction.Infno))
        {
            foreach (IGrouping<(string Node, string Code), FillRow> field in (platform.Fills.GetValueOrDefault(transaction.Infno)?.Rows ?? []).GroupBy(row => (row.Node, row.Code)))
            {
                CheckField(message, transaction.Infno, [.. field], filled);
            }
        }

        foreach ((string fact, ImmutableArray<string> paths) in plan.Facts.Where(fact => !plan.Given.Contains(fact.Name)))
        {
            CheckFact(message, plan, fact, paths, filled);
        }

        CheckLane(message, plan, filled);
    }

    private void CheckLane(MessageSettings message, PlannedEvent plan, Filled filled)
    {
        if (!plan.Lane.IsEmpty && !IsFilled(plan.Lane, filled))
        {
            faults.Add(IssueCodes.LaneOutOfReach, $"{message.Table.Name}:1:target", $"Expected a row for {string.Join(" or ", plan.Lane)}: {plan.Event} is kept in order by it, so every message '{message.Name}' would be refused.");
        }
    }

    private void CheckField(MessageSettings message, string infno, FillRow[] rows, Filled filled)
    {
        FillRow first = rows[0];
        bool walksNothing = first.Block.Levels is [EachPath.Elements { Path.Written.Type: { } walked }, ..] && !filled.Makes(walked);
        if (walksNothing || !Array.Exists(rows, row => row.IsRequired && row.Value.When is null) || Array.Exists(rows, row => CanFill(row, filled))) // what is wanted under a condition only may never be wanted
        {
            return;
        }

        string wanted = string.Join(" or ", rows.Select(row => Name(row)).Distinct());
        faults.Add(IssueCodes.FieldOutOfReach, $"{message.Table.Name}:1:target", $"Expected a row for {wanted}: transaction {infno} requires {first.Node}/{first.Code} ({first.Field.Name}, {first.Value.Row.Reference}), so every message '{message.Name}' would be refused.");
    }

    private void CheckFact(MessageSettings message, PlannedEvent plan, string fact, ImmutableArray<string> paths, Filled filled)
    {
        if (!IsFilled(paths, filled))
        {
            faults.Add(IssueCodes.FieldOutOfReach, $"{message.Table.Name}:1:target", $"Expected a row for {string.Join(" or ", paths)}: {plan.Event} needs it as {fact}, so every message '{message.Name}' would be refused.");
        }
    }

    private static bool IsFilled(ImmutableArray<string> paths, Filled filled) =>
        paths.Any(path => !ElementModel.Default.TryBind(path, null, out BoundPath? bound, out _) || filled.Holds([], bound)); // a path that does not bind is a fault of the plan

    private bool CanFill(FillRow row, Filled filled) => row.Value.Source switch
    {
        SourceExpression.Element element => filled.Holds(row.Block.Levels, element.Path) || row.Value.Row["transform"].Contains("default ", StringComparison.Ordinal),
        SourceExpression.InstitutionFact fact => institutionFacts.Count == 0 || institutionFacts.Contains(fact.Name),
        SourceExpression.Sum sum => sum.Terms.Any(term => term.Term is not SourceExpression.Element element || filled.Holds(row.Block.Levels, element.Path)),
        _ => true,
    };

    private static string Name(FillRow row) => $"{(row.Value.Row["source"].StartsWith('.') ? row.Value.Row["each"] : "")}{row.Value.Row["source"]}";

    // Left out when another message of the source, one that comes before, brings what the transaction would give.
    private bool CanBeSkipped(SourceVersion version, MessageSettings message, PlannedTransaction transaction) =>
        !transaction.SkippedWhenKnown.IsEmpty && version.Messages.Any(other => other.Event != message.Event && byEvent[other.Event].Any(plan => plan.Transactions.Any(one => one.Infno == transaction.Infno)));
}
