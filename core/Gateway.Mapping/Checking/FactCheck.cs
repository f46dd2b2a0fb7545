using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary><c>fact:NAME</c> that no plan, key book page or answer gives.</summary>
internal sealed class FactCheck(MappingCatalog catalog, IEnumerable<PlannedEvent> plans, FaultList faults)
{
    // Reversals name the attempt that they take back.
    private readonly HashSet<string> known = ["omsgid", "oinfno", .. plans.SelectMany(plan => plan.Given.Concat(plan.Facts.Select(fact => fact.Name)))];

    public void Check()
    {
        PlatformTables[] platforms = [.. catalog.Platforms];
        known.UnionWith(platforms.SelectMany(platform => platform.Answers.Values).SelectMany(table => table.Rows).Select(row => row.Fact).OfType<string>());
        foreach (FillRow row in platforms.SelectMany(platform => platform.Fills.Values).SelectMany(table => table.Rows))
        {
            Check(new CheckedRow(row.Value, row.Block.Levels, ""), TableKind.Platform);
        }

        foreach (SourceVersion version in catalog.Sources.SelectMany(source => source.Versions))
        {
            IEnumerable<ReplyTable> replies = version.Messages.Select(message => message.Settings.Reply).Append(version.ErrorTable).OfType<ReplyTable>();
            foreach (ReplyTable.Row row in replies.SelectMany(table => table.Rows))
            {
                Check(new CheckedRow(row.Value, row.Block.Levels, ""), TableKind.Reply);
            }
        }
    }

    private void Check(CheckedRow row, TableKind kind)
    {
        foreach ((string column, SourceExpression source) in Mentions.Of(row, kind))
        {
            if (source is SourceExpression.Fact fact && !known.Contains(fact.Name))
            {
                faults.Add(IssueCodes.FactUnknown, row.Row.At(column), $"No plan, key book page or answer gives '{fact.Name}'.{NearestName.Hint(fact.Name, known)}");
            }
        }
    }
}
