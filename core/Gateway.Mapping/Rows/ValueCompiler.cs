using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Compiles the columns that every table has: source, transform, codes, when, required, each.</summary>
/// <param name="kind">Which way the table maps.</param>
/// <param name="model">The canonical model.</param>
/// <param name="codes">The code tables that the table sees without an institution, to check concept names.</param>
/// <param name="faults">What is wrong.</param>
internal sealed class ValueCompiler(TableKind kind, ElementModel model, ConceptNames codes, FaultList faults)
{
    private readonly EachParser eachParser = new(kind, model);

    /// <summary>Compiles one row.</summary>
    /// <returns>Null when it has a fault; the list says which.</returns>
    public (CompiledValue Value, ImmutableArray<EachPath> Each)? Compile(TableRow row)
    {
        int before = faults.Count;
        if (!eachParser.TryParse(row["each"], out ImmutableArray<EachPath> each, out string? reason))
        {
            faults.Add(IssueCodes.EachWrong, row.At("each"), reason!); // given when the result is false
        }

        var sources = new SourceParser(kind, model, EachParser.ContinuesOf(each));
        SourceExpression? source = Source(row, sources);
        TransformPipe pipe = Pipe(row, sources);
        Condition? when = When(row, sources);
        bool? required = YesNo(row);
        CheckConcept(row);
        if (source is null || faults.Count > before)
        {
            return null;
        }

        return (new CompiledValue
        {
            Row = row,
            Source = source,
            Read = source is SourceExpression.Reference ? (RowScope _, ref Flow _) => { } : pipe.TakesMany ? SourceReader.Many(source) : SourceReader.One(source),
            Pipe = pipe,
            When = when is null ? null : ConditionReader.Compile(when),
            Concept = row["codes"] is { Length: > 0 } concept ? concept : null,
            IsBackward = kind == TableKind.Reply,
            Required = required,
        }, each);
    }

    private SourceExpression? Source(TableRow row, SourceParser sources)
    {
        if (sources.TryParse(row["source"], out SourceExpression? source, out string? reason))
        {
            return source;
        }

        faults.Add(IssueCodes.SourceWrong, row.At("source"), row["source"].Length == 0 ? $"Nothing stands here. {reason} Delete the row if there is nothing for it." : reason);
        return null;
    }

    private TransformPipe Pipe(TableRow row, SourceParser sources)
    {
        TransformPipe pipe = TransformPipe.Compile(row["transform"], sources, out string? reason, codes);
        if (reason is not null)
        {
            faults.Add(IssueCodes.TransformWrong, row.At("transform"), reason);
        }

        return pipe;
    }

    private Condition? When(TableRow row, SourceParser sources)
    {
        if (row["when"].Length == 0)
        {
            return null;
        }

        if (ConditionParser.TryParse(row["when"], sources, out Condition? condition, out string? reason))
        {
            return condition;
        }

        faults.Add(IssueCodes.ConditionWrong, row.At("when"), reason);
        return null;
    }

    private bool? YesNo(TableRow row)
    {
        switch (row["required"])
        {
            case "yes":
                return true;
            case "no":
                return false;
            case "":
                return null;
            default:
                faults.Add(IssueCodes.CellWrong, row.At("required"), "Expected yes, no or nothing.");
                return null;
        }
    }

    private void CheckConcept(TableRow row)
    {
        string concept = row["codes"];
        if (concept.Length > 0 && !codes.Contains(concept))
        {
            faults.Add(IssueCodes.ConceptUnknown, row.At("codes"), $"Expected a code table '{concept}' in the source, an institution, a region or the nation.{NearestName.Hint(concept, codes.All)}");
        }
    }
}
