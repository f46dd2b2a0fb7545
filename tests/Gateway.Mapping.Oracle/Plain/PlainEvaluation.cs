using Gateway.Contract;

namespace Gateway.Mapping.Oracle;

/// <summary>Evaluates the value columns of a row: when, source, transform, codes.</summary>
internal sealed class PlainEvaluation(string file, PlainScope scope, List<string> issues)
{
    /// <summary>The value; null where the row does not apply.</summary>
    public PlainFlow? Of(PlainRow row)
    {
        if (!scope.Holds(row["when"]))
        {
            return null;
        }

        string transform = row["transform"];
        PlainFlow flow = PlainTransforms.BeginsWithMany(transform) ? scope.ReadMany(row["source"]) : scope.Read(row["source"]);
        string column = transform.Length == 0 ? "source" : "transform";
        if (!flow.IsRefused)
        {
            PlainTransforms.Run(transform, flow, scope.Read, LookUp, scope.At.Position);
        }

        if (flow.IsRefused)
        {
            Refuse(row, flow, IssueCodes.ValueUnusable, column);
            flow.Text = null;
        }
        else if (flow.Text is not null && row["codes"].Length > 0)
        {
            Translate(row, flow);
        }

        return flow;
    }

    public void Refuse(PlainRow row, PlainFlow flow, IssueCode code, string column) => issues.Add($"{code.Id} {Place(row, flow)} [{file}:{row.Number}:{column}]");

    /// <summary>Where the value stands, or should stand.</summary>
    private SourceLocation Place(PlainRow row, PlainFlow flow)
    {
        if (flow.Origin.Exists)
        {
            return flow.Origin.Location;
        }

        string path = scope.RecordPath(row["source"]) ?? row["source"];
        bool isInside = scope.RecordPath(row["source"]) is not null && scope.At.Node.Exists && path.StartsWith("./", StringComparison.Ordinal);
        return new SourceLocation(isInside ? scope.At.Node.Location.Path + path[1..] : path);
    }

    private string? LookUp(string concept, string code) => scope.Kind == "reply" ? scope.Codes.FindBack(concept, code) : scope.Codes.Find(concept, code, scope.Day)?.Target;

    private void Translate(PlainRow row, PlainFlow flow)
    {
        string concept = row["codes"];
        if (scope.Kind == "reply")
        {
            if (scope.Codes.FindBack(concept, flow.Text!) is { } back)
            {
                flow.Text = back;
                return;
            }
        }
        else if (scope.Codes.Find(concept, flow.Text!, scope.Day) is { } code)
        {
            (flow.Text, flow.Display, flow.System) = (code.Target, code.Display.Length > 0 ? code.Display : null, scope.Codes.Systems.GetValueOrDefault(concept));
            return;
        }

        string action = scope.Codes.Actions.GetValueOrDefault(concept, "reject");
        Refuse(row, flow, action switch { "keep" => IssueCodes.CodeKept, "park" => IssueCodes.CodeParked, _ => IssueCodes.CodeUnmapped }, "codes");
        flow.IsRefused = action != "keep";
        flow.Text = flow.IsRefused ? null : flow.Text;
    }
}
