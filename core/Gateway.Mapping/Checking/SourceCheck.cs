using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One source version: its tables, replies and the paths of source.yaml.</summary>
internal sealed class SourceCheck(NationalLists lists, InstitutionFactCheck institutionFacts, FaultList faults)
{
    public void Check(SourceVersion version, IEnumerable<CodeLayer> otherLayers)
    {
        RecordShape reads = RootNames.Narrowed(version.Codec.Reads, version);
        var concepts = new ConceptTargets(faults);
        var elements = new ElementCheck(new SourceSamples(null), lists, concepts, wantsDates: !version.Codec.Reads.IsOpen, faults);
        var paths = new PathCheck(reads, faults);
        RecordShape writes = version.Codec.Writes;
        foreach (MessageSettings message in version.Messages.Select(message => message.Settings).DistinctBy(message => message.Name))
        {
            CheckSettings(message, paths);
            CheckTable(message.Table, paths, elements);
            CheckReply(message.Reply, paths, RootNames.Narrowed(writes, version));
        }

        Check(version.ServiceDatePath, paths);
        CheckReply(version.ErrorTable, new PathCheck(version.Codec.Reads, faults), writes);
        concepts.Check([version.Codes.Layer, .. otherLayers]);
    }

    private void CheckTable(CanonicalTable table, PathCheck paths, ElementCheck elements)
    {
        (CheckedRow Row, BoundPath? Path)[] rows = [.. table.Rows.Select(row => (new CheckedRow(row.Value, row.Block.Levels, row.Value.Row["target"]), row.Path))];
        foreach ((CheckedRow row, BoundPath? path) in rows)
        {
            paths.Check(row, TableKind.Message);
            institutionFacts.Check(row, TableKind.Message);
            elements.Check(row, path);
        }

        ClashCheck.Check(rows.Select(row => row.Row), TableKind.Message, faults);
        if (!table.Names.Any(faults.HasErrorsIn))
        {
            MandatoryCheck.Check([.. rows.Select(row => (row.Row, row.Path!))], faults); // message tables have no facts
        }
    }

    private void CheckReply(ReplyTable? table, PathCheck paths, RecordShape writes)
    {
        CheckedRow[] rows = [.. (table?.Rows ?? []).Select(row => new CheckedRow(row.Value, row.Block.Levels, row.Value.Row["target"]))];
        var samples = new SourceSamples(null);
        foreach (CheckedRow row in rows)
        {
            paths.Check(row, TableKind.Reply);
            institutionFacts.Check(row, TableKind.Reply);
            CheckReplyTarget(row, writes);
            TransformSamples.Through(samples.Of(row.Value.Source), row.Calls, row.Value.Pipe, out string? fault);
            if (fault is not null)
            {
                faults.Add(IssueCodes.ValueNeverFits, row.Row.At("transform"), fault);
            }
        }

        ClashCheck.Check(rows, TableKind.Reply, faults);
    }

    private void CheckReplyTarget(CheckedRow row, RecordShape writes)
    {
        if (SourcePath.TryParse(row.Target.Replace("[]", "", StringComparison.Ordinal), out SourcePath? path, out _))
        {
            ImmutableArray<ShapePlace> places = ShapePlace.Follow(ShapePlace.Root(writes), path, out string? fault);
            if (fault is not null)
            {
                faults.Add(IssueCodes.PlaceUnknown, row.Row.At("target"), fault);
            }
            else if (row.Target.Contains("[]", StringComparison.Ordinal) && !places.Any(Repeats))
            {
                faults.Add(IssueCodes.PlaceUnknown, row.Row.At("target"), $"Nothing in '{row.Target}' may come several times.");
            }
        }
    }

    private static bool Repeats(ShapePlace place) => place.Shape.IsOpen || place.Shape.Repeats || (place.Above is not null && Repeats(place.Above));

    private static void CheckSettings(MessageSettings message, PathCheck paths)
    {
        foreach (SourceExpression source in message.Condition is null ? [] : Mentions.Of(message.Condition))
        {
            paths.Check(source, message.WhenAt);
        }

        foreach (KeyExpression? key in (IEnumerable<KeyExpression?>)[message.MessageId, .. message.BusinessKey, .. message.Visits, .. message.Invoices, .. message.Persons])
        {
            Check(key, paths);
        }
    }

    private static void Check(KeyExpression? key, PathCheck paths)
    {
        foreach (SourceExpression source in key is null ? [] : Mentions.Terms(key.Source))
        {
            paths.Check(source, key!.At); // terms only of a key
        }
    }
}
