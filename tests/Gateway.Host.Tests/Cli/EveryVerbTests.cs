using System.CommandLine;
using Gateway.Host.Cli;

namespace Gateway.Host.Tests.Cli;

public sealed class EveryVerbTests
{
    // What these print is a file's bytes or a table's text, not a list.
    private static readonly string[] Bytes = ["messages export", "mappings unmapped export", "mappings codes export", "reconcile report", "journal backup"];

    [Fact]
    public async Task Every_verb_explains_itself_with_each_of_its_arguments_and_options()
    {
        RootCommand root = GatewayCommand.Create();

        foreach ((string verb, Command[] path) in VerbCalls.All(root))
        {
            using var help = new StringWriter();
            int code = await root.Parse([.. verb.Split(' '), "--help"]).InvokeAsync(new InvocationConfiguration { Output = help, Error = help }, TestContext.Current.CancellationToken);

            string text = string.Join(' ', help.ToString().Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
            Assert.True(code == 0 && path[^1].Description?.Length > 10 && text.Contains(path[^1].Description!.Split(' ')[0], StringComparison.Ordinal), $"gateway {verb} --help: {text}"); // checked before
            Assert.All(VerbCalls.OptionsOf(path).Where(option => !option.Hidden), option =>
                Assert.True(text.Contains(option.Name, StringComparison.Ordinal) && option.Description?.Length > 3, $"gateway {verb} {option.Name} is not explained: {text}"));
            Assert.All(path[^1].Arguments, argument => Assert.True(argument.Description?.Length > 3, $"gateway {verb} <{argument.Name}> is not explained."));
        }
    }

    [Fact]
    public async Task Every_verb_that_shows_something_of_a_running_gateway_gives_it_as_JSON_too()
    {
        using var folder = new TemporaryFolder();
        RootCommand root = GatewayCommand.Create();
        string[] looking = [.. (await VerbCalls.RecordAsync(root, folder, TestContext.Current.CancellationToken)).Where(call => call.Method == "GET").Select(call => call.Verb)];

        Assert.NotEmpty(looking);
        Assert.Empty(looking.Except(Bytes).Except(WithJson(root)));
    }

    [Fact]
    public void Every_verb_that_lists_gives_JSON_too()
    {
        RootCommand root = GatewayCommand.Create();
        string[] listing = [.. VerbCalls.All(root).Select(one => one.Verb).Where(verb => verb.Split(' ')[^1] is "list" or "show" or "status" or "families" or "conflicts" or "coverage" or "transactions" or "texts" or "unmapped" or "diff" or "whatif" or "explain" or "verify")];

        Assert.NotEmpty(listing);
        Assert.Empty(listing.Except(WithJson(root)));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Both_first_pages_name_every_verb(string page)
    {
        string text = File.ReadAllText(Path.Combine(HostFolder.Repository, page));

        Assert.DoesNotContain(GatewayCommand.Create().Subcommands.Select(verb => verb.Name), verb => !text.Contains($"`{verb}`", StringComparison.Ordinal) && !text.Contains($"`{verb} ", StringComparison.Ordinal));
    }

    private static IEnumerable<string> WithJson(RootCommand root) => VerbCalls.All(root).Where(one => VerbCalls.OptionsOf(one.Path).Any(option => option.Name == "--json")).Select(one => one.Verb);
}
