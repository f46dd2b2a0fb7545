using System.Net;
using System.Text;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Proof.Simulation;

/// <summary>The network between a process and the twin: loses requests and answers, delays them, doubles them. What it has taken on arrives even if its sender has died.</summary>
internal sealed class SimulatedWire(SimulatedWorld world, SimulatedLife life) : IPlatformWire
{
    private static readonly TimeSpan Unpatient = TimeSpan.FromSeconds(10);

    public Task<HttpExchange> SendAsync(WireCall call, CancellationToken cancellationToken)
    {
        var told = new TaskCompletionSource<HttpExchange>();
        string msgid = MsgIdOf(call.Envelope);
        world.CheckIntent(msgid);
        if (life.EndsHere())
        {
            return told.Task;
        }

        Fate fate = world.FateOfCall(call.Transaction);
        world.Note($"{call.Transaction} {fate}", 0);
        TimeSpan there = world.Between(2, 60), back = world.Between(2, 120);
        switch (fate)
        {
            case Fate.NotSent:
                Tell(there, new HttpExchange.Broken(HasLeft: false, "Connection broken.", default));
                break;
            case Fate.LostBefore:
                Tell(there, new HttpExchange.Broken(HasLeft: true, "Connection broken.", default));
                break;
            case Fate.LostAfter:
                world.Time.After(there, () =>
                {
                    Arrive();
                    Tell(back, new HttpExchange.Broken(HasLeft: true, "Connection broken.", default));
                });
                break;
            case Fate.Late:
                world.Time.After(Unpatient + world.Between(0, 4500), () => Arrive());
                Tell(Unpatient, new HttpExchange.Broken(HasLeft: true, "No answer in time.", default));
                break;
            case Fate.Refused:
                Tell(there + back, Answered(Encoding.UTF8.GetBytes("""{"infcode":"-1","err_msg":"业务校验不通过","output":null}""")));
                break;
            default:
                world.Time.After(there, () =>
                {
                    byte[] answer = Arrive();
                    Tell(back, Answered(fate == Fate.Twice ? [.. answer, .. answer] : answer));
                });
                break;
        }

        return told.Task;

        byte[] Arrive()
        {
            world.Note("arrived " + call.Transaction, 0);
            return world.Twin.Answer(call.Transaction, call.Envelope);
        }

        void Tell(TimeSpan after, HttpExchange exchange) => world.Time.After(after, () =>
        {
            if (!life.HasEnded && !life.EndsHere())
            {
                world.Thread.Post(() => told.SetResult(exchange));
            }
        });
    }

    private static HttpExchange.Answered Answered(byte[] body) => new(HttpStatusCode.OK, HasRetryAfter: false, body, default) { MediaType = "application/json" };

    private static string MsgIdOf(ReadOnlyMemory<byte> envelope)
    {
        ReadOnlySpan<byte> text = envelope.Span, name = "\"msgid\":\""u8;
        int at = text.IndexOf(name);
        return at < 0 ? "" : Encoding.ASCII.GetString(text.Slice(at + name.Length, 30));
    }

    /// <summary>What happens to one call on its way.</summary>
    internal enum Fate
    {
        Fine,
        NotSent,
        LostBefore,
        LostAfter,
        Late,
        Refused,
        Twice,
    }
}
