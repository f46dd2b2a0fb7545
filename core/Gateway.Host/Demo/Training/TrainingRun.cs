using System.Globalization;
using Gateway.Console.Shell;
using Gateway.Contract;
using Gateway.Host.Cli;
using Gateway.Host.Composition;
using Gateway.Inbound;
using Gateway.PlatformSimulator;

namespace Gateway.Host.Demo.Training;

/// <summary><c>demo --training</c>: the twin and a gateway on a folder of their own, until Ctrl+C.</summary>
internal static class TrainingRun
{
    public static async Task<int> RunAsync(string folder, int port, CancellationToken cancellationToken)
    {
        var ground = new TrainingGround(folder);
        if (ground.IsTaken)
        {
            await System.Console.Error.WriteLineAsync($"{folder} is not empty: name a new folder.");
            return GatewayCommand.WrongUsage;
        }

        using PlatformTwin twin = PlatformTwin.Start(new TwinOptions { Token = TrainingGround.FirstSecret });
        ground.Lay(GatewayFolders.Mappings(named: null), twin.Url, port);
        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddJsonFile(ground.Configuration, optional: false));
        MappingOptions.Print(built.Issues);
        if (!built.TryGetValue(out WebApplication? app))
        {
            return GatewayCommand.Failed;
        }

        await using (app)
        {
            await app.StartAsync(cancellationToken);
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{app.Services.GetRequiredService<InboundEndpoints>().Http!.Port}")); // configured
            var card = new TrainingCard(address, new Uri(twin.Url), ground.HospitalKey);
            card.Save(ground.Data);
            await SendFirstAsync(card, ground.Data, cancellationToken);
            System.Console.WriteLine($"Console 控制台: {address.GetLeftPart(UriPartial.Authority)}{app.Services.GetRequiredService<ConsoleDoor>().FirstLink()}");
            System.Console.WriteLine($"In another window 另开窗口: cd {folder}; gateway demo trouble   Stop with Ctrl+C. 按Ctrl+C结束。");
            try
            {
                await app.WaitForShutdownAsync(cancellationToken);
            }
            finally
            {
                TrainingCard.Remove(ground.Data);
            }

            return GatewayCommand.Done;
        }
    }

    /// <summary>A bill that goes through: there is something to look at, and the first exercise is as fast as the others.</summary>
    private static async Task SendFirstAsync(TrainingCard card, string data, CancellationToken cancellationToken)
    {
        using var hands = new TroubleHands(card, data, "first", TextWriter.Null, cancellationToken);
        await hands.SendAsync(hands.Bill(Troubles.PlainBill));
    }
}
