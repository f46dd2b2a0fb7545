using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary>Runs what may find that a journal cannot be used: the sentence goes to stderr, the exit code says that it failed.</summary>
internal static class JournalWork
{
    public static async Task<int> RunAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (JournalUnusableException unusable)
        {
            await System.Console.Error.WriteLineAsync(unusable.Message);
        }
        catch (JournalBrokenException broken)
        {
            await System.Console.Error.WriteLineAsync(broken.Message);
        }
        catch (OperationCanceledException)
        {
            await System.Console.Error.WriteLineAsync("Stopped.");
        }

        return GatewayCommand.Failed;
    }

    /// <summary>Tells what was found; the faults go to stderr.</summary>
    public static int Tell(JournalCheck check, bool asJson)
    {
        if (asJson)
        {
            System.Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(check, CliJson.Options));
        }
        else
        {
            System.Console.WriteLine($"{(check.IsSound ? "sound 完好" : "NOT SOUND 不完好")}: {check.Facts} facts, head {check.Head}");
            check.Faults.ToList().ForEach(System.Console.Error.WriteLine);
        }

        return check.IsSound ? GatewayCommand.Done : GatewayCommand.Failed;
    }
}

/// <summary>Progress on stderr, at once and in order.</summary>
internal sealed class ErrorProgress(string what) : IProgress<long>
{
    public void Report(long value) => System.Console.Error.WriteLine($"{value} {what}");
}
