using System.Text;
using System.Collections.Frozen;

namespace Gateway.Mapping;

/// <summary>Transforms of plain text.</summary>
internal static class TextTransforms
{
    public static Transform[] All { get; } =
    [
        new()
        {
            Name = "trim", Makes = ValueKind.Same,
            English = "Takes white space away at both ends, the full-width one too.", Chinese = "去掉两端空白，包括全角空格。",
            Examples = [new("trim", " 甲 ", "甲"), new("trim", "　盒　", "盒"), new("trim", "   ", null)],
            Refusals = [new("trim x", null, TransformArguments.NoneTaken)],
            Compile = Steps.Plain(text => text.Trim()),
        },
        new()
        {
            Name = "upper",
            English = "Letters in upper case.", Chinese = "字母转大写。",
            Examples = [new("upper", "x1", "X1")], Refusals = [new("upper x", null, TransformArguments.NoneTaken)],
            Compile = Steps.Plain(text => text.ToUpperInvariant()),
        },
        new()
        {
            Name = "lower",
            English = "Letters in lower case.", Chinese = "字母转小写。",
            Examples = [new("lower", "X1", "x1")], Refusals = [new("lower x", null, TransformArguments.NoneTaken)],
            Compile = Steps.Plain(text => text.ToLowerInvariant()),
        },
        new()
        {
            Name = "halfwidth",
            English = "Full-width letters, digits, signs and spaces as half-width ones.", Chinese = "全角字母、数字、符号和空格转半角。",
            Examples = [new("halfwidth", "ＡＢ１", "AB1"), new("halfwidth", "（乙）　％", "(乙) %")], Refusals = [new("halfwidth x", null, TransformArguments.NoneTaken)],
            Compile = Steps.Plain(HalfWidth.Of),
        },
        new()
        {
            Name = "base64",
            English = "The text's UTF-8 bytes in base64, as FHIR attachments hold them.", Chinese = "文本的UTF-8字节转base64，用于FHIR附件。",
            Examples = [new("base64", "甲", "55Sy")], Refusals = [new("base64 x", null, TransformArguments.NoneTaken)],
            Compile = Steps.Plain(text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        },
        new()
        {
            Name = "constant", Arguments = [new("TEXT", ArgumentKind.Text)],
            English = "The text where there is anything.", Chinese = "有值时替换为固定文本。",
            Examples = [new("constant Y", "7", "Y")], Refusals = [new("constant", null, "Expected a text.")],
            Compile = call => call.Rest is var text && text.Length > 0 ? Steps.One(_ => text, "") : call.Fail("Expected a text."),
        },
        new()
        {
            Name = "default", Makes = ValueKind.Same, Arguments = [new("TEXT", ArgumentKind.Text)],
            English = "The text where there is nothing.", Chinese = "无值时取固定文本。",
            Examples = [new("default 无", null, "无"), new("default 无", "盒", "盒")], Refusals = [new("default", null, "Expected a text.")],
            Compile = Default,
        },
        new()
        {
            Name = "without", Makes = ValueKind.Same, Arguments = [new("TEXT", ArgumentKind.Text, Repeats: true)],
            English = "Nothing where the value is one of the texts.", Chinese = "值等于所列文本之一时视为没有值。",
            Examples = [new("without 无 -", "无", null), new("without 无 -", "盒", "盒")], Refusals = [new("without", null, "Expected at least one text.")],
            Compile = Without,
        },
        new()
        {
            Name = "map", Arguments = [new("FROM=TO", ArgumentKind.Text, Repeats: true)],
            English = "One of a few texts for another; a text that is not listed is refused. For codes use a code table.", Chinese = "少量固定文本互换，未列出的值拒收；代码请用对照表。",
            Examples = [new("map Y=1 N=0", "Y", "1"), new("map 男=male 女=female", "女", "female")], Refusals = [new("map Y=1 N=0", "X", "Expected one of Y, N."), new("map Y", null, "Expected FROM=TO, each FROM once.")],
            Compile = Map,
        },
        new()
        {
            Name = "replace", Arguments = [new("'OLD'", ArgumentKind.Text), new("'NEW'", ArgumentKind.Text)],
            English = "Every occurrence of a text replaced.", Chinese = "替换全部出现的文本。",
            Examples = [new("replace '-' ''", "2026-01", "202601")], Refusals = [new("replace '-'", null, "Expected 'OLD' 'NEW'.")],
            Compile = Replace,
        },
    ];

    private static TransformStep? Default(TransformArguments call)
    {
        string text = call.Rest;
        return text.Length == 0 ? call.Fail("Expected a text.") : (ref Flow flow, RowScope _) => flow.Text ??= flow.Fault is null ? text : null;
    }

    private static TransformStep? Without(TransformArguments call)
    {
        HashSet<string> texts = [.. call.AllWords];
        return texts.Count == 0 ? call.Fail("Expected at least one text.") : Steps.One(text => texts.Contains(text) ? "" : text, "");
    }

    private static TransformStep? Map(TransformArguments call)
    {
        string[][] pairs = [.. call.AllWords.Select(word => word.Split('=', 2))];
        if (pairs.Length == 0 || Array.Exists(pairs, pair => pair.Length != 2) || pairs.DistinctBy(pair => pair[0]).Count() != pairs.Length)
        {
            return call.Fail("Expected FROM=TO, each FROM once.");
        }

        FrozenDictionary<string, string> map = pairs.ToFrozenDictionary(pair => pair[0], pair => pair[1]);
        return Steps.One(text => map.GetValueOrDefault(text), $"Expected one of {string.Join(", ", pairs.Select(pair => pair[0]))}.");
    }

    private static TransformStep? Replace(TransformArguments call)
    {
        (string old, string @new) = (call.Word(0), call.Word(1));
        return call.Count == 2 && old.Length > 0 ? Steps.One(text => text.Replace(old, @new, StringComparison.Ordinal), "") : call.Fail("Expected 'OLD' 'NEW'.");
    }
}
