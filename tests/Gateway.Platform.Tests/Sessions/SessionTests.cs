using System.Text;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Gateway.Platform.Tests;

public sealed class SessionTests
{
    private static PlanRequest Settlement => Product.Sample("fujian-ini", "mzsf-two-items.txt");

    [Fact]
    public async Task A_platform_that_wants_sessions_gets_one_sign_in_and_its_number_in_every_envelope()
    {
        await using var world = new SessionWorld();
        await world.StartAsync();

        long id = await world.AddAsync(Settlement);

        Assert.Equal([MessageState.Accepted], await world.EndsAsync(id));
        Assert.Equal(1, world.SignIns);
        string number = Assert.Single(world.Engine.Sessions()).Number!;
        foreach (JournalledFact fact in await world.Journal.ReadAsync(id, TestContext.Current.CancellationToken))
        {
            if (fact.Fact is JournalFact.AttemptStarted { Intent: { } intent })
            {
                Assert.Equal(number, JsonDocument.Parse(intent.Bytes).RootElement.GetProperty("sign_no").GetString());
            }
        }
    }

    [Fact]
    public async Task When_the_platform_ends_every_session_the_gateway_renews_them_and_nothing_is_done_twice()
    {
        await using var world = new SessionWorld();
        await world.StartAsync();
        long first = await world.AddAsync(Settlement);
        await world.EndsAsync(first);

        world.Twin.EndSessions();
        long[] ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => world.AddAsync(Query())));

        Assert.All(await world.EndsAsync(ids), state => Assert.Equal(MessageState.Accepted, state));
        Assert.Equal(2, world.SignIns);
        Assert.Equal(1, world.Twin.Ledger().Sum(row => row.Live));
    }

    [Fact]
    public async Task A_session_that_dies_between_two_transactions_of_a_settlement_is_renewed_and_the_settlement_stands_once()
    {
        await using var world = new SessionWorld(new TwinOptions { SignInLife = TimeSpan.FromMilliseconds(60) });
        await world.StartAsync();

        long id = await world.AddAsync(Settlement);

        Assert.Equal([MessageState.Accepted], await world.EndsAsync(id));
        Assert.Equal((1, 1), (world.Twin.Ledger().Single().Live, world.Twin.Ledger().Single().Settled));
    }

    [Fact]
    public async Task A_sign_in_that_the_platform_refuses_is_tried_for_a_while_then_waits_for_a_person_and_then_everything_goes_on()
    {
        await using var world = new SessionWorld(new TwinOptions { UnknownOperators = ["0001"] });
        await world.StartAsync();
        long id = await world.AddAsync(Settlement);
        long signIn = await SigningInAsync(world);

        Assert.Equal([MessageState.Parked], await world.EndsAsync(signIn));

        Journal.MessageHeader header = (await world.Journal.FindAsync(signIn, TestContext.Current.CancellationToken))!;
        Assert.Equal((IssueCodes.SignInRefused.Id, 5), (header.IssueCode, header.Attempts));
        Assert.Equal(LaneState.AtSession, world.Engine.Find((await world.Journal.FindAsync(id, TestContext.Current.CancellationToken))!.Lane!.Value)?.State);
        Assert.Empty(world.Twin.Ledger());
    }

    [Fact]
    public async Task A_lost_answer_of_9001_is_simply_asked_for_again()
    {
        var lost = new PlatformSimulator.Faults.FaultRule { Kind = PlatformSimulator.Faults.FaultKind.ActThenDrop, Infno = "9001", Times = 2 };
        await using var world = new SessionWorld(new TwinOptions { Faults = new PlatformSimulator.Faults.TwinFaults { Rules = [lost] } });
        await world.StartAsync();

        long id = await world.AddAsync(Settlement);

        Assert.Equal([MessageState.Accepted], await world.EndsAsync(id));
        Assert.Equal(1, world.SignIns);
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_session_in_the_journal()
    {
        var journal = new InMemoryJournal();
        await using (var before = new SessionWorld(journal: journal))
        {
            await before.StartAsync();
            await before.EndsAsync(await before.AddAsync(Query()));
        }

        await using var after = new SessionWorld(journal: journal); // the twin's memory ended with it: the number is one that it does not know
        await after.StartAsync();
        long id = await after.AddAsync(Query());

        Assert.Equal([MessageState.Accepted], await after.EndsAsync(id));
        Attempt[] attempts = [.. (await journal.ReadAsync(id, TestContext.Current.CancellationToken)).Select(fact => fact.Fact).OfType<JournalFact.AttemptEnded>().Select(ended => new Attempt(null!, ended.Outcome, ended.Detail, default, default))];
        Assert.Equal([AttemptOutcome.NotSent, AttemptOutcome.Accepted], attempts.Select(attempt => attempt.Outcome));
    }

    [Theory]
    [InlineData("""{"infcode":-1,"err_msg":"未签到或签到已失效，请重新签到"}""", AttemptOutcome.NotSent)]
    [InlineData("""{"type":"error","infcode":-1,"err_msg":"未签到,异常流水号:1"}""", AttemptOutcome.Unknown)]
    [InlineData("""{"infcode":-2,"err_msg":"未签到"}""", AttemptOutcome.Unknown)]
    public void Only_a_plain_refusal_proves_that_nothing_was_done(string body, AttemptOutcome outcome)
    {
        ReplyReading read = ReplyReading.Of("2207", System.Net.HttpStatusCode.OK, false, Encoding.UTF8.GetBytes(body), Knowledge.Texts, new DialectAnswer());

        Assert.Equal((outcome, true), (read.Outcome, read.HasSessionEnded));
    }

    [Fact]
    public async Task Where_the_dialect_says_so_each_operator_of_the_messages_has_a_session_of_its_own()
    {
        PlatformKnowledge byMessage = Product.Speaking(Product.Knowledge.Dialects.Of(Product.Hospital) with { SignIn = new DialectSignIn { Required = true, Operator = SignInOperator.Message } });
        await using var world = new SessionWorld(speaking: byMessage);
        await world.StartAsync();

        long[] ids = [await world.AddAsync(Query("0007")), await world.AddAsync(Query("0008")), await world.AddAsync(Query(null)), await world.AddAsync(Query("0007"))];

        Assert.All(await world.EndsAsync(ids), state => Assert.Equal(MessageState.Accepted, state));
        Assert.Equal(["0001", "0007", "0008"], world.Engine.Sessions().Select(session => session.Key.Operator));
        Assert.Equal(3, world.SignIns);
    }

    [Fact]
    public void Whether_sessions_are_needed_the_configuration_says_first_then_the_institution_then_the_dialect()
    {
        Plan plan = new PlanBuilder(Product.Knowledge).Build(Settlement).Value.Plan;
        SessionKey? Of(bool dialect, bool? endpoint) => new SessionPlans(
            Product.Speaking(Product.Knowledge.Dialects.Of(Product.Hospital) with { SignIn = new DialectSignIn { Required = dialect } }),
            new DestinationForms(Product.Knowledge),
            new PlatformOptions { Nhsa = { ["999999"] = new NhsaEndpoint { SignIn = endpoint } } }).NeedOf(plan, "2207");

        Assert.Equal(new SessionKey("nhsa", "H99999900001", "0001"), Of(dialect: true, endpoint: null));
        Assert.Null(Of(dialect: true, endpoint: false));
        Assert.NotNull(Of(dialect: false, endpoint: true));
        Assert.Null(Of(dialect: false, endpoint: null));
    }

    private static async Task<long> SigningInAsync(SessionWorld world)
    {
        while (world.Engine.Sessions().FirstOrDefault()?.SigningIn is not { })
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        return world.Engine.Sessions()[0].SigningIn!.Value; // seen above
    }

    private static PlanRequest Query(string? @operator = null)
    {
        PlanRequest request = Settlement with { Event = "person.query" };
        Bundle message = request.Message;
        if (@operator is not null)
        {
            message = (Bundle)message.DeepCopy();
            message.Entry.Add(new Bundle.EntryComponent { FullUrl = "urn:uuid:0", Resource = new Practitioner { Identifier = [new Identifier("urn:cn:institution:id:operator", @operator)] } });
        }

        return request with { Message = message };
    }
}
