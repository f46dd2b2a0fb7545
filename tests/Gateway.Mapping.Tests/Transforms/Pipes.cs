using System.Collections.Frozen;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Transforms;

/// <summary>Runs a transform cell over values.</summary>
internal static class Pipes
{
    private static readonly CodeBook Book = Letters();

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
        var scope = new RowScope(Book) { Record = draft.Build() };
        foreach (TransformStep step in pipe.Steps)
        {
            step(ref flow, scope);
        }

        return flow.Fault is null ? flow.Text : $"!{flow.Fault}";
    }

    // One code table, "letter", that knows b.
    private static CodeBook Letters()
    {
        var faults = new FaultList();
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "code,target\nb,2\n");
            var table = CodeTableFile.Load(path, "letter.csv", faults);
            var layer = new CodeLayer("test", new Dictionary<string, CodeTable> { ["letter"] = table! }.ToFrozenDictionary());
            return new CodeBook([layer], new CodeLayer("none", FrozenDictionary<string, CodeTable>.Empty), new Dictionary<string, ConceptSettings>());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static SourceParser Sources() => new(TableKind.Message, ElementModel.Default, null);
}
