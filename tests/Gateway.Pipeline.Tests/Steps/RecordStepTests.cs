using System.Text;
using Gateway.Inbound;
using Gateway.Pipeline.Ordering;
using Gateway.Pipeline.Steps;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline.Tests.Steps;

public sealed class RecordStepTests
{
    [Fact]
    public async Task Numbers_are_given_in_the_order_of_places_also_where_the_first_is_slow_to_be_handed_over()
    {
        using var second = new ManualResetEventSlim();
        int handed = 0;
        var journal = new FaultyJournal
        {
            BeforeRecord = () =>
            {
                if (Interlocked.Increment(ref handed) == 1)
                {
                    second.Wait(TimeSpan.FromMilliseconds(300), CancellationToken.None); // the second one has every chance to overtake
                }
                else
                {
                    second.Set();
                }
            },
        };
        var step = new RecordStep(journal, new ArrivalOrder(), null!, Options.Create(new DuplicateOptions()), TimeProvider.System); // nobody is answered at once
        MessageContext bill = ContextOf("bill"), cancellation = ContextOf("cancellation");

        Task first = Task.Run(() => step.RunAsync(bill, CancellationToken.None).AsTask(), CancellationToken.None);
        await WaitAsync(() => bill.Place is not null);
        await Task.WhenAll(first, Task.Run(() => step.RunAsync(cancellation, CancellationToken.None).AsTask(), CancellationToken.None));

        Assert.True(bill.Place!.Number < cancellation.Place!.Number); // taken above
        Assert.Equal((1L, 2L), (bill.MessageId, cancellation.MessageId));
    }

    private static MessageContext ContextOf(string text) => new(new InboundMessage("H99999900001", "fujian-ini", "http", Encoding.UTF8.GetBytes(text)));

    private static async Task WaitAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
