using System.Collections.Frozen;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One version of a platform's tables: what fills transactions and what reads their answers.</summary>
internal sealed class PlatformCheck(PlatformTables tables, NationalLists lists, InstitutionFactCheck institutionFacts, FaultList faults)
{
    private readonly ConceptTargets concepts = new(faults);

    public void Check(IEnumerable<CodeLayer> layers)
    {
        foreach (FillTable fill in tables.Fills.Values)
        {
            CheckFill(fill);
        }

        foreach ((string infno, CanonicalTable answer) in tables.Answers)
        {
            CheckAnswer(infno, answer);
        }

        concepts.Check(layers);
    }

    private void CheckFill(FillTable table)
    {
        var fields = new FieldCheck(new SourceSamples(null), lists, concepts, faults);
        (CheckedRow Row, FillRow Fill)[] rows = [.. table.Rows.Select(fill => (new CheckedRow(fill.Value, fill.Block.Levels, $"{fill.Node}/{fill.Code}"), fill))];
        foreach ((CheckedRow row, FillRow fill) in rows)
        {
            institutionFacts.Check(row, TableKind.Platform, fill.IsRequired);
            fields.Check(row, fill);
        }

        ClashCheck.Check(rows.Select(row => row.Row), TableKind.Platform, faults);
    }

    private void CheckAnswer(string infno, CanonicalTable table)
    {
        var output = new OutputShape(tables.Fields, infno);
        var paths = new PathCheck(output.Shape, faults);
        (CheckedRow Row, BoundPath? Path)[] rows = [.. table.Rows.Select(row => (new CheckedRow(row.Value, row.Block.Levels, row.Value.Row["target"]), row.Path))];
        foreach ((CheckedRow row, BoundPath? path) in rows)
        {
            paths.Check(row, TableKind.Answer);
            new ElementCheck(new SourceSamples(field => output.TypeAt(paths.Find(row, field))), lists, concepts, wantsDates: false, faults).Check(row, path);
        }

        ClashCheck.Check(rows.Select(row => row.Row), TableKind.Answer, faults);
        if (!table.Names.Any(faults.HasErrorsIn))
        {
            MandatoryCheck.Check([.. rows.Where(row => row.Path is not null).Select(row => (row.Row, row.Path!))], faults); // filtered
        }
    }
}
