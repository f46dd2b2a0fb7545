using System.Net;
using Gateway.Console.Access;
using Gateway.Console.Shell;

namespace Gateway.Console.Tests.Pages;

public sealed class PageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_of_the_menu_comes_in_both_languages_and_asks_nobody_else_for_anything()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await desk.AcceptedAsync();
        await desk.RefusedAsync();
        using Visitor root = await Visitor.SignedInAsync(desk, "boss", Role.Admin);
        string[] paths = [.. ConsolePages.All.Select(page => page.Path), "/messages/1", "/messages/2"];

        string[] chinese = await Task.WhenAll(paths.Select(root.PageAsync));
        await root.SwitchToEnglishAsync();
        string[] english = await Task.WhenAll(paths.Select(root.PageAsync));

        Assert.All(chinese, page => Assert.Contains("<html lang=\"zh-CN\"", page, StringComparison.Ordinal));
        Assert.All(english, page => Assert.Contains("<html lang=\"en\"", page, StringComparison.Ordinal));
        Assert.All(paths.Zip(english), page => Assert.DoesNotMatch("[\u4e00-\u9fff]", page.Second.Replace("中文", "", StringComparison.Ordinal)));
        Assert.All(chinese.Concat(english), page => Assert.DoesNotMatch("(?:src|href|action)=\"(?:https?:)?//", page));
        Assert.All(chinese.Concat(english), page => Assert.DoesNotMatch("(?i)<script[^>]*>[^<]|\\son[a-z]+=|\\sstyle=", page));
    }

    [Fact]
    public async Task The_first_page_and_all_it_needs_are_small()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor root = await Visitor.SignedInAsync(desk, "boss", Role.Admin);

        long bytes = (await root.PageAsync("/")).Length;
        foreach (string asset in (string[])[ConsoleAssets.Style, ConsoleAssets.Script])
        {
            bytes += (await root.Client.GetByteArrayAsync(asset, Token)).Length;
        }

        Assert.InRange(bytes, 1, 60_000);
    }

    [Fact]
    public async Task A_message_shows_its_hops_with_split_times_and_its_masked_bytes()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.AcceptedAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        string page = await li.PageAsync($"/messages/{id}");

        Assert.Contains("12.5 ms", page, StringComparison.Ordinal);
        Assert.Contains("2201", page, StringComparison.Ordinal);
        foreach (string part in (string[])["part-arrival", "part-canonical", $"part-request:{ConsoleDesk.MsgId}", $"part-answer:{ConsoleDesk.MsgId}", "part-reply"])
        {
            Assert.Contains($"id=\"{part}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_message_that_is_not_there_is_not_found()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        Assert.Equal(HttpStatusCode.NotFound, (await li.Client.GetAsync("/messages/77", Token)).StatusCode);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_says_what_can()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        Assert.Contains("不认识“colour:”", await li.PageAsync("/messages?q=colour:red"), StringComparison.Ordinal);
        await li.SwitchToEnglishAsync();
        Assert.Contains("'colour:' is not known.", await li.PageAsync("/messages?q=colour:red"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bytes_of_a_message_stay_masked_until_a_second_person_approves_and_each_view_is_recorded()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.RefusedAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator), wang = await Visitor.SignedInAsync(desk, "wang", Role.Operator);
        string path = $"/api/messages/{id}/bytes?part=arrival";

        string before = await li.Client.GetStringAsync(path, Token);
        await li.SubmitAsync($"/messages/{id}", $"/do/messages.unmask?at={id}&back=/", ("reason", "the hospital asks"));
        string asked = await li.Client.GetStringAsync(path, Token);
        await wang.SubmitAsync("/", "/do/requests.approve?at=1&back=/", ("reason", "right"));
        string approved = await li.Client.GetStringAsync(path, Token);
        string others = await wang.Client.GetStringAsync(path, Token);
        desk.Time.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(("xxx", "xxx", "bad", "xxx", "xxx"), (before, asked, approved, others, await li.Client.GetStringAsync(path, Token)));
        Assert.Contains(desk.Logged, entry => entry.Text.Contains("li was shown part arrival", StringComparison.Ordinal));
    }
}
