using System.Diagnostics.CodeAnalysis;
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

    /// <summary>The stay that a node names by mdtrt_id and psn_no, if it is one of the caller and not cancelled.</summary>
    public bool TryGetStay(JsonElement node, [NotNullWhen(true)] out Visit? visit) =>
        State.TryGetVisit(node.Field("mdtrt_id"), node.Field("psn_no"), Institution.Code, out visit) && visit is { IsInpatient: true, IsCancelled: false };

    public bool IsPharmacy => Institution.Code.StartsWith('P');
}

/// <summary>What a transaction came to.</summary>
internal abstract record TwinResult
{
    private TwinResult() { }

    /// <summary>Nothing was changed; infcode 0.</summary>
    public sealed record Answered(JsonNode? Output) : TwinResult;

    /// <summary>Something was changed; infcode 0. A resend of the same msgid gets the same answer.</summary>
    public sealed record Acted(JsonNode? Output, Settlement? Settlement = null, Visit? Visit = null) : TwinResult;

    /// <summary>Nothing was changed; the bytes of a file instead of an envelope.</summary>
    public sealed record File(byte[] Bytes) : TwinResult;

    /// <summary>Nothing was done, and the text says so although infcode is 0.</summary>
    public sealed record Hidden(string Text) : TwinResult;

    /// <summary>Nothing was done; infcode -1.</summary>
    public sealed record Refused(string Text) : TwinResult;
}
