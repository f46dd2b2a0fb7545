using System.Diagnostics;
using Gateway.Delivery;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.Journal;

namespace Gateway.Features.Bindings;

/// <summary>What an observability tool would show of a message.</summary>
[Binding]
public sealed class TraceSteps(TraceTap traces, GatewayUnderTest gateway, Replies replies)
{
    private static readonly string[] First = ["message", "message taken up"];

    [Given("追踪已开启")]
    public void Listens() => Assert.NotNull(traces); // made now, before anything happens

    [Then("该报文的一条追踪里依次有{string}")]
    public async Task HoldsInOrder(string names)
    {
        string[] spans = [.. (await SpansAsync()).Select(span => span.DisplayName)];
        int at = 0;
        foreach (string name in names.Split('、'))
        {
            int found = Array.IndexOf(spans, name, at);
            Assert.True(found >= 0, $"There is no '{name}' after the first {at} of: {string.Join(", ", spans)}");
            at = found + 1;
        }
    }

    [Then("该报文的追踪里每一段都接在另一段之下，只有{int}段开头")]
    public async Task HangsTogether(int firsts)
    {
        IReadOnlyList<Activity> spans = await SpansAsync();
        Assert.Equal(firsts, spans.Count(span => First.Contains(span.DisplayName)));
        Assert.All(spans, span => Assert.True(First.Contains(span.DisplayName) ? span.ParentSpanId.ToHexString().Trim('0').Length == 0 : spans.Any(other => other.SpanId == span.ParentSpanId), $"{span.DisplayName} hangs below nothing"));
    }

    [Then("该报文的追踪里{string}指向{string}")]
    public async Task Links(string later, string earlier)
    {
        IReadOnlyList<Activity> spans = await SpansAsync();
        Activity from = spans.First(span => span.DisplayName == later);
        Assert.Contains(from.Links, link => spans.Any(span => span.DisplayName == earlier && span.SpanId == link.Context.SpanId));
    }

    private async Task<IReadOnlyList<Activity>> SpansAsync()
    {
        MessageHeader message = (await gateway.Journal.FindAsync(replies.LastMessageId, CancellationToken.None))!; // it was answered
        return traces.Of(message.Id, MessageTraces.IdOf(message.Institution, message.Source, message.Sha256));
    }
}
