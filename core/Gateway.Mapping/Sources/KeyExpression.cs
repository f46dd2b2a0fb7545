using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A value that source.yaml picks from a record: <c>PATH</c> or <c>PATH | transform | …</c>.</summary>
/// <param name="At"><c>file:line:column</c>.</param>
internal sealed record KeyExpression(string At, SourceExpression Source, ReadStep Read, TransformPipe Pipe)
{
    public static KeyExpression? Compile(Settings settings, string name, string text, ElementModel model, ConceptNames? names = null)
    {
        int bar = text.IndexOf('|', StringComparison.Ordinal);
        var sources = new SourceParser(TableKind.Message, model, null);
        if (!sources.TryParse((bar < 0 ? text : text[..bar]).Trim(), out SourceExpression? source, out string? reason) || source is SourceExpression.Reference)
        {
            settings.Refuse(name, reason ?? "Expected a path.");
            return null;
        }

        TransformPipe pipe = TransformPipe.Compile(bar < 0 ? "" : text[(bar + 1)..].Trim(), sources, out reason, names);
        if (reason is not null)
        {
            settings.Refuse(name, reason);
            return null;
        }

        return new KeyExpression(settings.At(name), source, pipe.TakesMany ? SourceReader.Many(source) : SourceReader.One(source), pipe);
    }

    public static ImmutableArray<KeyExpression> CompileAll(Settings settings, string name, ElementModel model, ConceptNames? names = null) =>
        [.. settings.Texts(name).Select(text => Compile(settings, name, text, model, names)).OfType<KeyExpression>()];

    /// <summary>The value; null where there is none or a transform cannot use it.</summary>
    public string? Of(RowScope scope, out Flow flow)
    {
        flow = default;
        Read(scope, ref flow);
        foreach (TransformStep step in Pipe.Steps)
        {
            step(ref flow, scope);
        }

        return flow.Fault is null ? flow.Text : null;
    }

    /// <summary>An issue about the value.</summary>
    public Issue Refuse(IssueCode code, in Flow flow, string reason)
    {
        SourceLocation at = flow.Origin.Exists ? flow.Origin.Location : new SourceLocation(Source is SourceExpression.Field field ? field.Path.Text : "");
        return new Issue(code, at, reason) { TableRow = At };
    }
}
