using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Transforms of codes that bring the name of their own system, as HL7 v2 elements do (CE, CWE, CX: v2.5.1 chapter 2A).</summary>
internal static class CodedElementTransforms
{
    public static Transform[] All { get; } =
    [
        new()
        {
            Name = "system", Arguments = [new("CONCEPT", ArgumentKind.Concept), new("PREFIX", ArgumentKind.Text)],
            English = "The URI of a code system that the sender names: by the concept's code table, else the prefix and the name.", Chinese = "发送方所写的代码系统名转为URI：先查对照表，查不到时为前缀加原名。",
            Examples = [new("system letter urn:x:", "99LAB", "urn:x:99LAB")], Refusals = [new("system letter", null, "Expected a concept and a prefix.")],
            Compile = Named,
        },
        new()
        {
            Name = "coded", Arguments = [new("START", ArgumentKind.Whole), new("CONCEPT", ArgumentKind.Concept), new("PREFIX", ArgumentKind.Text)],
            English = "The coding of an HL7 v2 CE or CWE: code, display and system from three components on; the system as 'system' gives it.", Chinese = "HL7 v2 的 CE/CWE 转为编码：从第几个组件起依次为代码、名称、代码系统。",
            Examples = [new("coded 1 letter urn:x:", "718-7", "718-7")], Refusals = [new("coded 1 letter", null, "Expected the first component, a concept and a prefix.")],
            Compile = Coded,
        },
    ];

    private static TransformStep? Named(TransformArguments call)
    {
        (string concept, string prefix) = (call.Word(0), call.Word(1));
        return call.Count != 2 ? call.Fail("Expected a concept and a prefix.")
            : call.KnowsConcept(concept) ? (ref Flow flow, RowScope scope) => flow.Text = flow.Text is null ? null : UriOf(flow.Text, concept, prefix, scope)
            : null;
    }

    private static TransformStep? Coded(TransformArguments call)
    {
        if (call.Count != 3)
        {
            return call.Fail("Expected the first component, a concept and a prefix.");
        }

        int start = call.Whole(0, 1, 99);
        (string concept, string prefix) = (call.Word(1), call.Word(2));
        string[] names = [.. Enumerable.Range(start, 3).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return call.KnowsConcept(concept) ? (ref Flow flow, RowScope scope) => Read(ref flow, scope, names, concept, prefix) : null;
    }

    private static void Read(ref Flow flow, RowScope scope, string[] components, string concept, string prefix)
    {
        if (!flow.Origin.Exists || flow.Fault is not null)
        {
            return; // a text that does not stand in the record has no components
        }

        SourceNode field = flow.Origin, code = field.Child(components[0]);
        flow.Text = code.Text;
        if (flow.Text is null)
        {
            return;
        }

        flow.Origin = code;
        flow.Display = field.Child(components[1]).Text;
        flow.System = field.Child(components[2]).Text is { } name ? UriOf(name, concept, prefix, scope) : null;
    }

    private static string UriOf(string name, string concept, string prefix, RowScope scope) =>
        scope.Codes.Find(concept)?.Find(name, scope.ServiceDate)?.Target ?? prefix + name;
}
