using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Proof.Simulation;

/// <summary>One life of the gateway: takes messages in as the assembly line does (J1, J2, lane) and delivers them.</summary>
internal sealed class SimulatedProcess : IDeliveryListener
{
    private readonly SimulatedWorld world;
    private readonly IJournal disk;
    private readonly DeliveryEngine engine;
    private readonly HashSet<long> releasing = [];
    private readonly List<Task> begun = [];

    public SimulatedProcess(SimulationGround ground, SimulatedWorld world, int endsAt, IMeterFactory meters)
    {
        this.world = world;
        Life = new SimulatedLife(world.Time, endsAt);
        disk = SimulatedDisk.For(world, Life);
        engine = ground.Engine(world, Life, disk, meters);
    }

    public SimulatedLife Life { get; }

    /// <summary>What went wrong inside it.</summary>
    public IEnumerable<Exception> Failures => begun.Append(engine.Completion).Where(task => task.IsFaulted).Select(task => task.Exception!.GetBaseException());

    /// <summary>Goes on with what the journal holds.</summary>
    public void Start(IReadOnlyList<SimulatedSender> senders) => Begin(async () =>
    {
        await engine.StartAsync(this, CancellationToken.None);
        Dictionary<string, SimulatedMessage> known = senders.SelectMany(sender => sender.Wanted).ToDictionary(message => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(message.Bytes.Span)), StringComparer.Ordinal);
        List<MessageHeader> unfinished = [];
        await foreach (MessageHeader header in disk.UnfinishedAsync(CancellationToken.None))
        {
            unfinished.Add(header);
        }

        foreach (MessageHeader header in unfinished.Where(header => header.State == MessageState.Received))
        {
            await PrepareAsync(header.Id, known[header.Sha256]);
        }
    });

    /// <summary>Takes a sender's next message, then those after it.</summary>
    public void Serve(SimulatedSender sender) => Begin(async () =>
    {
        while (sender.Next is { } message)
        {
            Recorded recorded = await disk.RecordAsync(new Arrival(message.Institution, message.Source, "simulated", world.Time.GetUtcNow(), message.Bytes), CancellationToken.None);
            sender.Hear(message, recorded.MessageId);
            if ((await disk.FindAsync(recorded.MessageId, CancellationToken.None))!.State == MessageState.Received) // it is on disk
            {
                await PrepareAsync(recorded.MessageId, message);
            }
        }
    });

    /// <summary>A person lets a parked message go on.</summary>
    public void Release(long messageId)
    {
        if (releasing.Add(messageId))
        {
            world.Note("released", messageId);
            world.Time.After(world.Between(5_000, 15_000), () =>
            {
                if (!Life.HasEnded)
                {
                    Begin(async () =>
                    {
                        await engine.ReleaseAsync(messageId, "proof", "looked at it", CancellationToken.None);
                        releasing.Remove(messageId);
                    });
                }
            });
        }
    }

    public Task FinishedAsync(long messageId, JournalFact.Finished finished, CancellationToken cancellationToken)
    {
        world.Note($"finished {finished.State}", messageId);
        return Task.CompletedTask;
    }

    public Task ParkedAsync(long messageId, ImmutableArray<Issue> issues, CancellationToken cancellationToken)
    {
        world.Note("parked", messageId);
        return Task.CompletedTask;
    }

    private async Task PrepareAsync(long id, SimulatedMessage message)
    {
        try
        {
            await disk.AppendAsync(id, message.Prepared, new FactOrigin("gateway", "Commit", world.Time.GetUtcNow()), CancellationToken.None);
        }
        catch (FactRefusedException)
        {
            return; // the restart prepared it, or the sender's asking again did
        }

        await engine.EnqueueAsync(id, message.Prepared.Lane, CancellationToken.None);
    }

    private void Begin(Func<Task> work) => begun.Add(world.Thread.Begin(work));
}
