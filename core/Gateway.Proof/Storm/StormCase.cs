namespace Gateway.Proof.Storm;

/// <summary>What a sender does with one visit or sale.</summary>
internal enum StormKind
{
    /// <summary>A hospital's bill in one message: 1101, 2201, 2203A, 2204, 2206, 2207.</summary>
    Bill,

    /// <summary>A bill, its cancellation right behind it without waiting, and a corrected bill once that is answered.</summary>
    CorrectedBill,

    /// <summary>A pharmacy's trial and then its sale: 1101, 2101; 1101, 2102.</summary>
    Sale,

    /// <summary>A sale with its withdrawal right behind it.</summary>
    WithdrawnSale,
}

/// <summary>One visit or sale; the same index and seed are always the same case.</summary>
internal sealed record StormCase(int Index, StormKind Kind)
{
    /// <summary>Settlements that are asked for.</summary>
    public int Settlements => Kind == StormKind.CorrectedBill ? 2 : 1;

    public bool IsBill => Kind is StormKind.Bill or StormKind.CorrectedBill;

    /// <summary>The sender's own number: the business key.</summary>
    public string Number => IsBill ? SettlementTraffic.Visit(Index) : SettlementTraffic.SaleNumber(Index);

    /// <summary>Cases until so many settlements are asked for: 46 % bills, 4 % corrected ones, 47 % sales, 3 % withdrawn ones.</summary>
    public static IReadOnlyList<StormCase> Make(int settlements, int seed)
    {
        var chance = new Random(seed);
        List<StormCase> cases = [];
        for (int made = 0; made < settlements; made += cases[^1].Settlements)
        {
            StormKind kind = chance.Next(100) switch { < 46 => StormKind.Bill, < 50 => made + 2 <= settlements ? StormKind.CorrectedBill : StormKind.Bill, < 97 => StormKind.Sale, _ => StormKind.WithdrawnSale };
            cases.Add(new StormCase(cases.Count, kind));
        }

        return cases;
    }
}
