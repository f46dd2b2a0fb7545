using System.CommandLine;
using Gateway.Host.Demo.Training;

namespace Gateway.Host.Cli;

/// <summary><c>demo trouble</c>: brings about, at a gateway in training, what goes wrong in daily work.</summary>
internal static class DemoTroubleVerb
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = $"Which: {string.Join(", ", Troubles.All.Select(trouble => trouble.Name))}. None: lists them.", Arity = ArgumentArity.ZeroOrOne };
        var over = new Option<bool>("--over") { Description = "What others do so that it ends: the platform opens, the office clears the card, the hospital sends again." };
        var data = new Option<string>("--data") { Description = "Data folder of the gateway in training.", DefaultValueFactory = _ => "data" };
        var trouble = new Command("trouble", "Bring about what goes wrong in daily work, at a gateway that 'demo --training' runs. 演练：在演练网关上制造故障。") { name, over, data };
        trouble.SetAction((parsed, token) => parsed.GetValue(name) is { } named ? RunAsync(named, parsed.GetValue(over), parsed.GetRequiredValue(data), token) : ListAsync());
        return trouble;
    }

    private static Task<int> ListAsync()
    {
        foreach (Trouble trouble in Troubles.All)
        {
            System.Console.WriteLine($"{trouble.Name,-16}{trouble.Chinese}  {trouble.English}");
        }

        return Task.FromResult(GatewayCommand.Done);
    }

    private static async Task<int> RunAsync(string name, bool isOver, string data, CancellationToken cancellationToken)
    {
        if (Troubles.Find(name) is not { } trouble || (isOver && trouble.End is null))
        {
            await System.Console.Error.WriteLineAsync(Troubles.Find(name) is null ? $"There is no '{name}': 'gateway demo trouble' lists them." : $"Nobody but the operator ends '{name}'.");
            return GatewayCommand.WrongUsage;
        }

        if (TrainingCard.Of(data) is not { } card)
        {
            await System.Console.Error.WriteLineAsync($"No gateway in training runs with the data folder {data}: 'gateway demo --training FOLDER' starts one.");
            return GatewayCommand.Failed;
        }

        try
        {
            using var hands = new TroubleHands(card, data, trouble.Name, System.Console.Out, cancellationToken);
            if (!isOver)
            {
                System.Console.WriteLine($"{trouble.Chinese}\n{trouble.English}");
            }

            await (isOver ? trouble.End! : trouble.Begin)(hands); // asked for above
            return GatewayCommand.Done;
        }
        catch (HttpRequestException unreachable)
        {
            await System.Console.Error.WriteLineAsync($"The gateway in training does not answer: {unreachable.Message}");
            return GatewayCommand.Failed;
        }
    }
}
