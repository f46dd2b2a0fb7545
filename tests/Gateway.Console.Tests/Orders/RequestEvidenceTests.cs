using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Gateway.Console.Access;
using Gateway.Console.Api;
using Gateway.Console.Orders;
using Gateway.Console.Views;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests.Orders;

/// <summary>Who approves sees what they approve, without the persons in it; and nothing of it is kept once it is decided.</summary>
public sealed class RequestEvidenceTests
{
    private const string Before = "PID|1|测试甲|13812345678\nFT1|1|100\nZZ|same\n";
    private const string After = "PID|1|测试乙|13812345678\nFT1|1|90\nZZ|same\n";
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_shows_what_it_changes_in_lines_and_fields_and_neither_the_old_persons_nor_the_new_ones()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await MessageAsync(desk);
        (desk.Traces.Trace, desk.Traces.Corrected) = (Trace("测试甲", "100"), Trace("测试乙", "90"));
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator), wang = await Visitor.SignedInAsync(desk, "wang", Role.Operator);

        await AskAsync(li, id, After);
        RequestDetailView detail = (await desk.Client.GetFromJsonAsync<RequestDetailView>("/api/requests/1", Token))!; // a 200 carries one
        string page = await wang.PageAsync("/requests"), json = await desk.Client.GetStringAsync("/api/requests/1", Token);

        CorrectionView correction = detail.Correction!; // of a correction that is open
        Assert.Equal([(1, null, "PID|1|***|***"), (2, null, "FT1|1|100"), (null, 1, "PID|1|***|***"), (null, 2, "FT1|1|90")], correction.Lines.Select(line => (line.Old, line.New, line.Text)).OrderBy(line => line.Old is null));
        Assert.Equal([("FT1/3", "100", "90", false), ("PID/3", "***", "***", true)], correction.Fields.Select(field => (field.Path, field.Before!, field.After!, field.IsMasked)).Order());
        Assert.Equal((2, true, false), (correction.SameLines, correction.IsText, correction.IsShape));
        Assert.All((string[])["FT1|1|90", "更正的内容", "有改动，内容已脱敏", "GH1"], words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.All((string[])["测试甲", "测试乙", "13812345678"], person => Assert.DoesNotContain(person, page + json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_that_the_tables_cannot_read_shows_its_shape_alone_and_why()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await MessageAsync(desk);
        (desk.Traces.Trace, desk.Traces.Corrected) = (Trace("测试甲", "100"), new MessageTrace { Fault = ("报文无法解析。", "It cannot be read.") });
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);

        await AskAsync(li, id, After);
        string page = await li.PageAsync("/requests");

        Assert.Contains("PID|0|某某某|00000000000", page, StringComparison.Ordinal);
        Assert.Contains("报文无法解析。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("测试乙", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reversal_shows_its_evidence_and_taking_a_visit_back_shows_its_steps()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        for (int number = 1; number <= 7; number++)
        {
            await MessageAsync(desk, number);
        }

        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);
        await li.SubmitAsync("/messages", "/do/unknowns.reverse?at=7&back=/", ("reason", "paid twice"));
        await li.SubmitAsync("/messages", "/do/visits.undo?at=H99999900001&at=GH1&back=/", ("reason", "left"), ("to", "nothing"));

        string page = await li.PageAsync("/requests");
        RequestDetailView reversal = (await desk.Client.GetFromJsonAsync<RequestDetailView>("/api/requests/1", Token))!, undo = (await desk.Client.GetFromJsonAsync<RequestDetailView>("/api/requests/2", Token))!; // as above

        Assert.Equal(("2207", 12.5m), (reversal.Unknown?.Row?.Transaction, reversal.Message?.Yuan));
        Assert.Equal(["GH1", "INV1"], reversal.Message!.Visits); // shown above
        Assert.Equal(("GH1", "2208"), (undo.Visit?.Visit, undo.Plan?.Steps.Single().Transaction));
        Assert.All(desk.Visits.Orders, order => Assert.True(order.DryRun)); // looked at, not done
        Assert.All((string[])["建议先重新查询", "12.50", "GH1", "将依次撤销", "2208", "这是您自己的申请"], words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("decline")]
    [InlineData("nobody")]
    public async Task What_was_asked_for_lies_sealed_with_its_owner_and_is_gone_once_it_is_decided_or_void(string decision)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await MessageAsync(desk);
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);
        await AskAsync(li, id, After);
        string file = Assert.Single(Directory.GetFiles(Path.Combine(desk.Folder, "requests")));
        byte[] held = await File.ReadAllBytesAsync(file, Token);
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(file);

        if (decision == "nobody")
        {
            desk.Time.Advance(TimeSpan.FromHours(25));
        }
        else
        {
            await desk.Client.PostAsJsonAsync($"/api/requests/1/{decision}", new DeskOrder("root", "looked at it"), Token);
        }

        string[] secrets = ["测试乙", "FT1|1|90", Convert.ToBase64String(Encoding.UTF8.GetBytes(After))[..20]];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, Encoding.UTF8.GetString(held), StringComparison.Ordinal));
        Assert.True(mode is null or (UnixFileMode.UserRead | UnixFileMode.UserWrite), $"{mode}");
        Assert.Empty(Directory.GetFiles(Path.Combine(desk.Folder, "requests")));
        Assert.All(Directory.GetFiles(desk.Folder, "*", SearchOption.AllDirectories), one => Assert.All(secrets, secret => Assert.DoesNotContain(secret, File.ReadAllText(one), StringComparison.Ordinal)));
        Assert.Equal(decision == "approve" ? [$"edit {id} {Encoding.UTF8.GetByteCount(After)} wrong sum"] : [], desk.Jobs.Orders);
        Assert.Null((await desk.Client.GetFromJsonAsync<RequestDetailView>("/api/requests/1", Token))!.Correction); // a 200 carries one
    }

    [Fact]
    public async Task What_an_earlier_version_kept_in_the_list_is_taken_out_of_it_and_an_open_request_can_still_be_approved()
    {
        await using ConsoleDesk first = await ConsoleDesk.StartAsync();
        string old = $$"""{"last":2,"requests":[{"number":1,"action":"unknowns.reverse","path":"/api/unknowns/7/reverse","body":{"actor":"","reason":"declined 测试乙"},"by":"li","reason":"x","at":"2026-03-02T08:00:00+08:00","state":"declined"},{"number":2,"action":"unknowns.reverse","path":"/api/unknowns/7/reverse","body":{"actor":"","reason":"open 测试乙"},"by":"li","reason":"x","at":"2026-03-02T08:30:00+08:00","state":"open"}]}""";
        await File.WriteAllTextAsync(Path.Combine(first.Folder, "requests.json"), old, Token);
        using RequestBook book = ActivatorUtilities.CreateInstance<RequestBook>(first.Services);

        Assert.DoesNotContain("测试乙", await File.ReadAllTextAsync(Path.Combine(first.Folder, "requests.json"), Token), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(first.Folder, "requests")));
        Assert.Equal("open 测试乙", book.Decide(2, approve: true, "wang")!.Value.Order.GetProperty("reason").GetString()); // it is open
    }

    private static Task<HttpResponseMessage> AskAsync(Visitor person, long id, string text) =>
        person.SubmitAsync("/messages", $"/do/messages.edit?at={id}&back=/requests", ("reason", "wrong sum"), ("content", text), ("content.end", "lf"), ("content.encoding", "utf-8"));

    private static async Task<long> MessageAsync(ConsoleDesk desk, int number = 1)
    {
        long id = (await desk.Journal.RecordAsync(new Arrival("H99999900001", "hl7v2-iborn", "test", Morning, Encoding.UTF8.GetBytes(number == 1 ? Before : $"{Before}{number}")), Token)).MessageId;
        byte[] canonical = Encoding.UTF8.GetBytes("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","name":[{"text":"测试甲"}]}},{"resource":{"resourceType":"Claim","total":{"value":12.5}}}]}""");
        await desk.Journal.AppendAsync(id, new JournalFact.Prepared("outpatient.settle", new LaneKey("nhsa/H99999900001/visit/1"), null, "hl7v2-iborn@1.0/x", [new JournalKey("visit", "GH1"), new JournalKey("invoice", "INV1"), new JournalKey("person", "hash")], canonical, default), new FactOrigin("gateway", "test", Morning), Token);
        return id;
    }

    private static MessageTrace Trace(string name, string sum) => new()
    {
        Record = [new RecordValue("PID/3", name, -1, 0), new RecordValue("FT1/3", sum, -1, 0)],
        Canonical = [Element("Patient.name[0].text", name, "PID/3", true), Element("Claim.total.value", sum, "FT1/3", false)],
    };

    private static TracedElement Element(string element, string value, string path, bool isPersonal) =>
        new(element, value, ElementOrigin.Row, "sources/a/1.0/bill.csv:4", new SourceLocation(path, 0, 0), IsMoney: false, isPersonal);
}
