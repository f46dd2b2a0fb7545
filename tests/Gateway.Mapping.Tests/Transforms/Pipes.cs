using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Transforms;

/// <summary>Runs a transform cell over values.</summary>
internal static class Pipes
{
    public static string? FaultOf(string call)
    {
        TransformPipe.Compile(call, Sources(), out string? reason);
        return reason;
    }

    /// <summary>The result, or <c>!</c> and the fault.</summary>
    public static string? Run(string call, params string?[] input)
    {
        TransformPipe pipe = TransformPipe.Compile(call, Sources(), out string? reason);
        Assert.Null(reason);
        Flow flow = default;
        if (pipe.TakesMany)
        {
            flow.Items = [.. input.OfType<string>()];
        }
        else
        {
            flow.Text = input.SingleOrDefault();
        }

        var draft = new RecordDraft();
        draft.Set("b", "B");
        var scope = new RowScope(new CodeBook([], new CodeLayer("none", System.Collections.Frozen.FrozenDictionary<string, CodeTable>.Empty), new Dictionary<string, ConceptSettings>())) { Record = draft.Build() };
        foreach (TransformStep step in pipe.Steps)
        {
            step(ref flow, scope);
        }

        return flow.Fault is null ? flow.Text : $"!{flow.Fault}";
    }

    private static SourceParser Sources() => new(TableKind.Message, ElementModel.Default, null);
}
