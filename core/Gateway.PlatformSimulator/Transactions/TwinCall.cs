using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>One call whose envelope is in order, handled while the state is held.</summary>
internal sealed record TwinCall(RequestEnvelope Envelope, TwinInstitution Institution, TwinState State, TwinOptions Options, DateTimeOffset Now)
{
    public string Infno => Envelope.Infno;

    public string Msgid => Envelope.Msgid;

    public JsonElement Input => Envelope.Input;

    /// <summary>The input's <c>data</c> node.</summary>
    public JsonElement Data => Input.Node("data");

    public bool IsPharmacy => Institution.Code.StartsWith('P');
}

/// <summary>What a transaction came to.</summary>
internal abstract record TwinResult
{
    private TwinResult() { }

    /// <summary>Nothing was changed; infcode 0.</summary>
    public sealed record Answered(JsonNode? Output) : TwinResult;

    /// <summary>Something was changed; infcode 0. A resend of the same msgid gets the same answer.</summary>
    public sealed record Acted(JsonNode? Output, Settlement? Settlement = null) : TwinResult;

    /// <summary>Nothing was done; infcode -1.</summary>
    public sealed record Refused(string Text) : TwinResult;
}
