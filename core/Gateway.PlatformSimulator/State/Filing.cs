using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Persons;

namespace Gateway.PlatformSimulator.State;

/// <summary>A filing of a person: a referral (2501), a chronic disease (2503) or a designated institution (2505).</summary>
internal sealed class Filing
{
    /// <summary>trt_dcla_detl_sn.</summary>
    public required string Number { get; init; }

    /// <summary>The transaction that made it.</summary>
    public required string Infno { get; init; }

    public required string Institution { get; init; }

    public required Person Person { get; init; }

    /// <summary>What is filed once only: hospital and day, disease, or kind and place.</summary>
    public required string Key { get; init; }

    /// <summary>Everything the sender said about it.</summary>
    public required JsonObject Sent { get; init; }

    public bool IsCancelled { get; set; }
}
