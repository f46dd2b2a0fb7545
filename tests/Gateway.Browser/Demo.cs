using System.Diagnostics;
using System.Runtime.CompilerServices;
using Gateway.Tests;

namespace Gateway.Browser;

/// <summary>The real <c>gateway demo</c> as a process: the twin, the gateway and sample traffic, until it is ended.</summary>
internal sealed class Demo : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process process;
    private readonly string mappings;

    private Demo(Process process, string mappings) => (this.process, this.mappings) = (process, mappings);

    /// <summary>The link that makes the first administrator.</summary>
    public Uri Setup { get; private set; } = null!; // StartAsync waits for it

    /// <summary>What a hospital sends with.</summary>
    public string SenderKey { get; private set; } = "";

    /// <summary>The twin's address.</summary>
    public Uri Twin { get; private set; } = null!; // said before the console's

    /// <summary>Where the gateway answers.</summary>
    public Uri Gateway => new(Setup.GetLeftPart(UriPartial.Authority));

    /// <summary>Starts it and waits until its traffic has been sent.</summary>
    public static async Task<Demo> StartAsync(CancellationToken cancellationToken)
    {
        string executable = Path.Combine(Root(), "core", "Gateway.Host", "bin", Configuration, "net10.0", "gateway.dll");
        var start = new ProcessStartInfo("dotnet", [executable, "demo", "--variants", "1"]) { WorkingDirectory = Root(), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string mappings = CopyOf(Path.Combine(Root(), "mappings")); // what the walk fills in goes into a copy
        start.Environment["GATEWAY_MAPPINGS"] = mappings;
        Process process = Process.Start(start) ?? throw new InvalidOperationException("Expected dotnet on the path.");
        var demo = new Demo(process, mappings);
        process.OutputDataReceived += (_, line) => demo.Hear(line.Data ?? "");
        process.BeginOutputReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            demo.Hear(line);
            if (demo is { Setup: not null, Twin: not null })
            {
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None); // the same for what it says later; ends with the process
                return demo;
            }
        }

        throw new InvalidOperationException("The demo ended before its console was there.");
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(mappings, recursive: true);
    }

    /// <summary>The repository's root.</summary>
    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..")); // a source file has a folder

    private static string CopyOf(string folder)
    {
        string copy = Directory.CreateTempSubdirectory("gateway-walk-mappings-").FullName;
        FolderCopy.Make(folder, copy);
        return copy;
    }

    private void Hear(string line)
    {
        (string before, string after)[] marks = [("Console: ", "console"), ("X-Gateway-Key: ", "key"), ("the twin: ", "twin")];
        foreach ((string mark, string what) in marks)
        {
            int at = line.IndexOf(mark, StringComparison.Ordinal);
            string word = at < 0 ? "" : line[(at + mark.Length)..].Split(' ')[0];
            switch (what)
            {
                case "console" when at == 0:
                    Setup = new Uri(word);
                    break;
                case "key" when at > 0:
                    SenderKey = word;
                    break;
                case "twin" when at > 0:
                    Twin = new Uri(new Uri(word).GetLeftPart(UriPartial.Authority));
                    break;
                default:
                    break;
            }
        }
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
