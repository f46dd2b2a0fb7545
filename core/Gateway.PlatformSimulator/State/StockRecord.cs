using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.State;

/// <summary>One uploaded row of counts, changes, purchases or sales (进销存).</summary>
internal sealed class StockRecord
{
    /// <summary>medins_prod_*_no.</summary>
    public required string Number { get; init; }

    /// <summary>3501 to 3506, without the A.</summary>
    public required string Infno { get; init; }

    public required string Institution { get; init; }

    /// <summary>fixmedins_bchno: the institution's own number of the record.</summary>
    public required string Serial { get; init; }

    /// <summary>fixmedins_hilist_id.</summary>
    public required string Item { get; init; }

    /// <summary>What it adds to the stock; of a count, the stock itself.</summary>
    public required decimal Quantity { get; init; }

    public required ImmutableArray<string> Traces { get; init; }

    /// <summary>Everything the sender said about it.</summary>
    public required JsonObject Sent { get; init; }

    public bool IsDeleted { get; set; }

    /// <summary>inv_data_type: 1 count, 2 change, 3 purchase or its return, 4 sale or its return.</summary>
    public string DataType => Infno switch { "3501" => "1", "3502" => "2", "3503" or "3504" => "3", _ => "4" };
}
