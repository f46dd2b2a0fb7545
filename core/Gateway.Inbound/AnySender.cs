namespace Gateway.Inbound;

/// <summary>Leaves the question to the receiver.</summary>
internal sealed class AnySender : IInboundSenders
{
    public bool Uses(string institution, string source) => true;
}
