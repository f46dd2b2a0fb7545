namespace Gateway.Mapping;

/// <summary>Transforms of amounts. 100 fen are one yuan.</summary>
internal static class MoneyTransforms
{
    public static Transform[] All { get; } =
    [
        new()
        {
            Name = "money", Reads = ValueKind.Number, Makes = ValueKind.Number, Arguments = [new("fen|yuan", ArgumentKind.Choice)],
            English = "An amount in fen or yuan as yuan with two places.", Chinese = "金额（分或元）转为两位小数的元。",
            Examples = [new("money fen", "1250", "12.50"), new("money fen", "000000001250", "12.50"), new("money yuan", "-3", "-3.00")],
            Refusals = [new("money fen", "12.5", "Expected whole fen."), new("money yuan", "0.125", "Expected yuan with at most two decimal places."), new("money", null, "Expected fen or yuan.")],
            Compile = Money,
        },
        new()
        {
            Name = "fen", Reads = ValueKind.Number, Makes = ValueKind.Number,
            English = "Yuan as whole fen.", Chinese = "元转为整数分。",
            Examples = [new("fen", "12.50", "1250")], Refusals = [new("fen", "0.125", "Expected yuan with at most two decimal places.")],
            Compile = call => call.Count == 0
                ? NumberTransforms.Step(yuan => DecimalText.Times(yuan, 100) is { } fen ? DecimalText.WithPlaces(fen, 0) : null, "Expected yuan with at most two decimal places.")
                : call.Fail(TransformArguments.NoneTaken),
        },
    ];

    private static TransformStep? Money(TransformArguments call) => call.Rest switch
    {
        "fen" => NumberTransforms.Step(fen => DecimalText.WithPlaces(fen, 0) is null ? null : DecimalText.WithPlaces(fen / 100, 2), "Expected whole fen."),
        "yuan" => NumberTransforms.Step(yuan => DecimalText.WithPlaces(yuan, 2), "Expected yuan with at most two decimal places."),
        _ => call.Fail("Expected fen or yuan."),
    };
}
