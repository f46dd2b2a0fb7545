using System.Diagnostics;

namespace Gateway.Crash;

/// <summary>A process that is killed while it tells what it did.</summary>
internal static class KilledProcess
{
    /// <summary>Listens until so many lines were heard, then sends SIGKILL.</summary>
    /// <returns>Every whole line; one that was cut off was never heard.</returns>
    public static async Task<List<string>> HearAsync(Process writer, int afterLines, CancellationToken cancellationToken)
    {
        List<string> heard = [];
        while (heard.Count < afterLines && await writer.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            heard.Add(line);
        }

        writer.Kill();
        string rest = await writer.StandardOutput.ReadToEndAsync(cancellationToken);
        await writer.WaitForExitAsync(cancellationToken);
        Assert.Equal(137, writer.ExitCode);
        heard.AddRange(rest.Split('\n')[..^1]);
        return heard;
    }
}
