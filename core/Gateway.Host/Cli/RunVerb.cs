using System.CommandLine;
using Gateway.Console.Shell;
using Gateway.Contract;
using Gateway.Host.Cli.Journal;
using Gateway.Host.Composition;
using Gateway.Journal;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Cli;

/// <summary><c>run</c>: serves until it is stopped.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var config = new Option<FileInfo>("--config") { Description = "The configuration file.", DefaultValueFactory = _ => new FileInfo("gateway.json") };
        var run = new Command("run", "Serve: listeners, lanes, API. Stop with Ctrl+C; what is in hand ends first.") { config };
        run.SetAction(async (parsed, token) =>
        {
            FileInfo file = parsed.GetRequiredValue(config);
            if (!file.Exists)
            {
                await System.Console.Error.WriteLineAsync($"There is no {file.FullName}. 'gateway doctor --example' prints one to start from.");
                return GatewayCommand.WrongUsage;
            }

            try
            {
                if (await JournalArrival.BuildAsync(JournalPlace.Find(file), () => GatewayApp.Build(configuration => configuration.AddJsonFile(file.FullName, optional: false)), TimeProvider.System, token) is not { } built)
                {
                    return GatewayCommand.Done;
                }

                MappingOptions.Print(built.Issues);
                return built.TryGetValue(out WebApplication? app) ? await ServeAsync(app, token) : GatewayCommand.Failed;
            }
            catch (OptionsValidationException wrong)
            {
                Array.ForEach([.. wrong.Failures], System.Console.Error.WriteLine);
            }
            catch (Exception unusable) when (unusable is JournalUnusableException or IOException or UnauthorizedAccessException)
            {
                await System.Console.Error.WriteLineAsync(unusable.Message);
            }

            return GatewayCommand.Failed;
        });
        return run;
    }

    private static async Task<int> ServeAsync(WebApplication app, CancellationToken token)
    {
        await using (app)
        {
            await app.StartAsync(token);
            if (app.Services.GetRequiredService<ConsoleDoor>().FirstLink() is { } path && app.Urls.FirstOrDefault() is { } url)
            {
                await System.Console.Error.WriteLineAsync($"Nobody can sign in to the console yet. Make the first administrator, once: {url}{path}  还没有控制台用户，请用该链接设置第一位管理员。");
            }

            await app.WaitForShutdownAsync(token);
        }

        return Environment.ExitCode;
    }
}
