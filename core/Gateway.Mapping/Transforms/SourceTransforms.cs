namespace Gateway.Mapping;

/// <summary>Transforms that look elsewhere: another place of the message, or a code table.</summary>
internal static class SourceTransforms
{
    private const string PlacesExpected = "Expected quoted texts or paths.";

    public static Transform[] All { get; } =
    [
        new()
        {
            Name = "concat", Arguments = [new("SOURCE", ArgumentKind.Source, Repeats: true)],
            English = "Appends quoted texts and other places; places without a value append nothing.", Chinese = "后接文本或其他字段；没有值的字段不接。",
            Examples = [new("concat '-' 'b'", "a", "a-b"), new("concat missing", "a", "a")], Refusals = [new("concat", null, PlacesExpected)],
            Compile = Concat,
        },
        new()
        {
            Name = "else", Makes = ValueKind.Same, Arguments = [new("SOURCE", ArgumentKind.Source, Repeats: true)],
            English = "The first of some other places that has a value, where there is none here.", Chinese = "本字段无值时，取所列字段中第一个有值的。",
            Examples = [new("else missing 'b'", null, "b"), new("else 'b'", "a", "a")], Refusals = [new("else", null, PlacesExpected)],
            Compile = Else,
        },
        new()
        {
            Name = "lookup", Arguments = [new("CONCEPT", ArgumentKind.Concept)],
            English = "Translates by a code table as the codes column does, but an unknown code gives nothing: 'else' or 'default' may follow.", Chinese = "按对照表转换；查不到时视为没有值，可再接 else 或 default。",
            Examples = [new("lookup letter", "b", "2"), new("lookup letter | default 9", "x", "9")], Refusals = [new("lookup", null, "Expected the name of a code table.")],
            Compile = LookUp,
        },
    ];

    private static TransformStep? Concat(TransformArguments call) => Places(call) is not { } places ? null : (ref Flow flow, RowScope scope) =>
    {
        if (flow.Text is null)
        {
            return;
        }

        foreach (ReadStep place in places)
        {
            var more = default(Flow);
            place(scope, ref more);
            flow.Text += more.Text;
            flow.Fault ??= more.Fault;
        }
    };

    private static TransformStep? Else(TransformArguments call) => Places(call) is not { } places ? null : (ref Flow flow, RowScope scope) =>
    {
        for (int at = 0; at < places.Length && flow.Text is null && flow.Fault is null; at++)
        {
            var other = default(Flow);
            places[at](scope, ref other);
            (flow.Text, flow.Fault) = (other.Text, other.Fault);
            flow.Origin = other.Text is null && other.Fault is null ? flow.Origin : other.Origin;
        }
    };

    private static ReadStep[]? Places(TransformArguments call)
    {
        ReadStep?[] places = [.. Enumerable.Range(0, call.Count).Select(call.Source)];
        if (places.Length == 0)
        {
            call.Fail(PlacesExpected);
        }

        return call.Fault is null ? [.. places.OfType<ReadStep>()] : null;
    }

    private static TransformStep? LookUp(TransformArguments call)
    {
        string concept = call.Rest;
        if (!call.KnowsConcept(concept))
        {
            return null;
        }

        bool isBackward = call.IsReply;
        return (ref Flow flow, RowScope scope) =>
        {
            if (flow.Text is { } code && flow.Fault is null)
            {
                CodeBook.Concept? table = scope.Codes.Find(concept);
                flow.Text = isBackward ? table?.FindBack(code, scope.ServiceDate) : table?.Find(code, scope.ServiceDate)?.Target;
            }
        };
    }
}
