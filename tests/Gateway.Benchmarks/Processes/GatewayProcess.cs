using System.Diagnostics;
using System.Net.Sockets;

namespace Gateway.Benchmarks.Processes;

/// <summary>The real executable as a process of its own, which can be killed.</summary>
internal sealed class GatewayProcess : IDisposable
{
    private readonly string[] arguments;
    private readonly Dictionary<string, string> environment;
    private readonly string log;
    private Process? process;

    /// <param name="log">Where stdout and stderr go, appended over restarts.</param>
    /// <param name="environment">Secrets and the like.</param>
    /// <param name="arguments">Of <c>gateway</c>.</param>
    public GatewayProcess(string log, Dictionary<string, string> environment, params string[] arguments)
    {
        this.log = log;
        this.environment = environment;
        this.arguments = arguments;
    }

    /// <summary>User and system time so far, over all restarts.</summary>
    public TimeSpan Cpu => ended + (process is { HasExited: false } running ? running.TotalProcessorTime : TimeSpan.Zero);

    /// <summary>Largest working set seen at the time of asking.</summary>
    public long WorkingSet
    {
        get
        {
            process?.Refresh();
            return process is { HasExited: false } running ? running.WorkingSet64 : 0;
        }
    }

    private TimeSpan ended;

    public void Start()
    {
        string executable = Path.Combine(RepositoryRoot(), "core", "Gateway.Host", "bin", Configuration, "net10.0", "gateway.dll");
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("log=\"$1\"; shift; exec \"$@\" >>\"$log\" 2>&1");
        start.ArgumentList.Add("gateway");
        start.ArgumentList.Add(log);
        start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(executable);
        Array.ForEach(arguments, start.ArgumentList.Add);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!; // UseShellExecute is false: a process or an exception
    }

    /// <summary>SIGKILL, as a power cut would.</summary>
    public void Kill()
    {
        if (process is { HasExited: false } running)
        {
            ended += running.TotalProcessorTime;
            running.Kill();
            running.WaitForExit();
        }
    }

    /// <summary>Waits until something listens at the port.</summary>
    public static async Task WaitForPortAsync(int port, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTimeOffset end = time.GetUtcNow() + limit;
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, cancellationToken);
                return;
            }
            catch (SocketException) when (time.GetUtcNow() < end)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
            }
        }
    }

    /// <summary>A port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gateway.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Run this from inside the repository.");
    }

    public void Dispose()
    {
        Kill();
        process?.Dispose();
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
