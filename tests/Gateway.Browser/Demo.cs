using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Gateway.Browser;

/// <summary>The real <c>gateway demo</c> as a process: the twin, the gateway and sample traffic, until it is ended.</summary>
internal sealed class Demo : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process process;

    private Demo(Process process, Uri setup) => (this.process, Setup) = (process, setup);

    /// <summary>The link that makes the first administrator.</summary>
    public Uri Setup { get; }

    /// <summary>Starts it and waits until its traffic has been sent.</summary>
    public static async Task<Demo> StartAsync(CancellationToken cancellationToken)
    {
        string executable = Path.Combine(Root(), "core", "Gateway.Host", "bin", Configuration, "net10.0", "gateway.dll");
        var start = new ProcessStartInfo("dotnet", [executable, "demo", "--variants", "1"]) { WorkingDirectory = Root(), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("Expected dotnet on the path.");
        process.OutputDataReceived += (_, _) => { }; // read away, or a full pipe stops it
        process.BeginOutputReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("Console: ", StringComparison.Ordinal))
            {
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None); // the same for what it says later; ends with the process
                return new Demo(process, new Uri(line.Split(' ')[1]));
            }
        }

        throw new InvalidOperationException("The demo ended before its console was there.");
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>The repository's root.</summary>
    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..")); // a source file has a folder

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
