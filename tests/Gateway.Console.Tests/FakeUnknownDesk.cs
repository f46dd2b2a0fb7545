using System.Collections.Immutable;
using Gateway.Console.Api;

namespace Gateway.Console.Tests;

/// <summary>One message, 7, whose settlement is of unknown outcome; the next order comes to what a test says.</summary>
internal sealed class FakeUnknownDesk : IUnknownDesk
{
    private static readonly UnknownRow Row = new(7, "H99999900001", "outpatient.settle", null, "2207", "M1", "person", default, 12, default, "GW6110", "ask");

    public bool NextDone { get; set; } = true;

    /// <summary>Why somebody gave an order about it before; null when nobody did.</summary>
    public string? Typed { get; set; }

    public List<(string Action, UnknownOrder Order)> Orders { get; } = [];

    public Task<ImmutableArray<UnknownRow>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<UnknownRow>>([Row]);

    public Task<UnknownView?> ShowAsync(long messageId, CancellationToken cancellationToken) =>
        Task.FromResult(messageId == 7 ? new UnknownView(7, "parked", Row, "建议先重新查询", "Ask again", [], [], [], Typed is null ? [] : [new UnknownOrderView(default, "li", "ask", Typed)], []) : null);

    public Task<UnknownOrdered?> OrderAsync(long messageId, string action, UnknownOrder order, CancellationToken cancellationToken)
    {
        Orders.Add((action, order));
        return Task.FromResult(messageId == 7 ? new UnknownOrdered(NextDone, "accepted", "已查清", "known", null) : null);
    }
}
