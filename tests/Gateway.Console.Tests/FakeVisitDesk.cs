using System.Collections.Immutable;
using Gateway.Console.Api;

namespace Gateway.Console.Tests;

/// <summary>One visit, GH1, whose next undo comes to what a test says.</summary>
internal sealed class FakeVisitDesk : IVisitDesk
{
    public string NextState { get; set; } = "done";

    public List<UndoRequest> Orders { get; } = [];

    public Task<VisitView?> ShowAsync(string institution, string visit, CancellationToken cancellationToken) =>
        Task.FromResult(visit == "GH1" ? new VisitView(institution, visit, "仍有效", "live", [], [], null) : null);

    public Task<UndoView?> UndoAsync(string institution, string visit, UndoRequest request, CancellationToken cancellationToken)
    {
        Orders.Add(request);
        return Task.FromResult(visit == "GH1" ? new UndoView(NextState, 7, "已撤销", "undone", [new UndoStepView("2208", "settle", 3, ImmutableSortedDictionary<string, string>.Empty)], [3], []) : null);
    }
}
