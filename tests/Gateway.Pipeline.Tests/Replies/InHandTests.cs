using Gateway.Inbound;
using Gateway.Pipeline.Replies;

namespace Gateway.Pipeline.Tests.Replies;

public sealed class InHandTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 22, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Who_waits_in_vain_is_let_go_and_whoever_asks_again_gets_the_reply()
    {
        InHand message = Message();
        Task<InboundReply?> first = message.Await("nhsa", Now.AddSeconds(30));

        message.Release("nhsa", Now.AddHours(2));
        Task<InboundReply?> again = message.Await("nhsa", Now.AddHours(3));
        message.End(new InboundReply("done"u8.ToArray(), InboundReplyKind.Done, 7));

        Assert.Null(await first);
        Assert.Equal(7, (await again)!.MessageId);
    }

    [Theory]
    [InlineData("nhsa", 10)] // it opens in time
    [InlineData("fhir", 7200)] // the message goes elsewhere
    public void Whose_answer_may_still_come_in_time_waits_on(string closed, int seconds)
    {
        InHand message = Message();
        Task<InboundReply?> waiting = message.Await("nhsa", Now.AddSeconds(30));

        message.Release(closed, Now.AddSeconds(seconds));

        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public void Where_nobody_has_said_when_it_opens_nobody_waits()
    {
        InHand message = Message();
        Task<InboundReply?> waiting = message.Await("nhsa", Now.AddSeconds(30));

        message.Release("nhsa", null);

        Assert.True(waiting.IsCompleted);
    }

    private static InHand Message() => new(new MessageContext(new InboundMessage("H99999900001", "test", "http", "x"u8.ToArray())));
}
