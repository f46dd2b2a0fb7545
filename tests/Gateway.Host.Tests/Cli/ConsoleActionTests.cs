using System.CommandLine;
using Gateway.Console.Orders;
using Gateway.Host.Cli;

namespace Gateway.Host.Tests.Cli;

public sealed class ConsoleActionTests
{
    [Fact]
    public void Every_action_of_the_console_is_a_verb_of_the_command_line_too()
    {
        Command root = GatewayCommand.Create();

        Assert.Empty(ConsoleActions.All.Where(action => Find(root, action.Verb.Split(' ')) is null).Select(action => action.Verb));
    }

    private static Command? Find(Command from, string[] words) =>
        words.Aggregate((Command?)from, (command, word) => command?.Subcommands.FirstOrDefault(verb => verb.Name == word));
}
