namespace Gateway.Inbound.Tests;

/// <summary>Has room or not, as a test says.</summary>
internal sealed class FakeRoom : IInboundRoom
{
    public bool HasRoom { get; set; } = true;
}
