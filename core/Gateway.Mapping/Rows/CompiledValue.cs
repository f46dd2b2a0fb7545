using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>The value columns of a row (source, transform, codes, when), compiled. Thread-safe.</summary>
internal sealed class CompiledValue
{
    public required TableRow Row { get; init; }

    public required SourceExpression Source { get; init; }

    public required ReadStep Read { get; init; }

    public required TransformPipe Pipe { get; init; }

    public required Predicate<RowScope>? When { get; init; }

    /// <summary>Concept of the <c>codes</c> column; null for none.</summary>
    public required string? Concept { get; init; }

    /// <summary>From our code to the sender's, as replies do.</summary>
    public required bool IsBackward { get; init; }

    /// <summary>Where the sender's own name for the code stands; null where no row says it.</summary>
    public CodeName? Name { get; set; }

    /// <summary>Yes, no, or null where the cell is empty.</summary>
    public required bool? Required { get; init; }

    /// <summary>Reads the value.</summary>
    /// <returns>Whether the row applies: false when its <c>when</c> does not hold. Issues go to the scope, and then the text is null.</returns>
    public bool Evaluate(RowScope scope, out Flow flow)
    {
        flow = default;
        if (When is not null && !When(scope))
        {
            return false;
        }

        Read(scope, ref flow);
        foreach (TransformStep step in Pipe.Steps)
        {
            step(ref flow, scope);
        }

        if (flow.Fault is not null)
        {
            Refuse(scope, flow.FaultCode ?? IssueCodes.ValueUnusable, flow, flow.Fault, Pipe.Steps.IsEmpty ? "source" : "transform");
            flow.Text = null;
        }
        else if (flow.Text is not null && Concept is not null)
        {
            Translate(scope, ref flow);
        }

        return true;
    }

    /// <summary>Where the value stands or should stand.</summary>
    public SourceLocation LocationOf(RowScope scope, in Flow flow)
    {
        if (flow.Origin.Exists)
        {
            return flow.Origin.Location;
        }

        string path = Source is SourceExpression.Field field ? field.Path.Text : Row["source"];
        bool isInside = Source is SourceExpression.Field && scope.Current.Node.Exists && path.StartsWith("./", StringComparison.Ordinal);
        return new SourceLocation(isInside ? $"{scope.Current.Node.Location.Path}{path[1..]}" : path);
    }

    /// <summary>Says what is wrong with the value.</summary>
    public void Refuse(RowScope scope, IssueCode code, in Flow flow, string reason, string column) =>
        scope.Issues.Add(new Issue(code, LocationOf(scope, flow), reason) { TableRow = Row.At(column) });

    private void Translate(RowScope scope, ref Flow flow)
    {
        CodeBook.Concept? concept = scope.Codes.Find(Concept!); // only called with one
        if (IsBackward)
        {
            if (concept?.FindBack(flow.Text!, scope.ServiceDate) is { } back) // only called with a text
            {
                flow.Text = back;
                return;
            }
        }
        else if (concept?.Find(flow.Text!, scope.ServiceDate) is { } row)
        {
            (flow.Text, flow.Display, flow.System) = (row.Target, row.Display, concept.System);
            return;
        }

        UnmappedAction action = concept?.Unmapped ?? UnmappedAction.Reject;
        scope.Unmapped?.Add(this, scope, flow.Text!, action); // only called with a text
        (IssueCode code, bool isKept) = action switch
        {
            UnmappedAction.Keep => (IssueCodes.CodeKept, true),
            UnmappedAction.Park => (IssueCodes.CodeParked, false),
            _ => (IssueCodes.CodeUnmapped, false),
        };
        Refuse(scope, code, flow, $"Expected a code of '{Concept}'.", "codes");
        flow.Fault = isKept ? null : "unmapped"; // the issue is there: a required value is not reported twice
        flow.Text = isKept ? flow.Text : null;
    }
}
