using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Gateway.Proof.Processes;

/// <summary>The real executable as a process of its own, which can be killed.</summary>
/// <param name="executable">What to start.</param>
/// <param name="log">Where stdout and stderr go, appended over restarts.</param>
/// <param name="environment">Secrets and the like.</param>
/// <param name="arguments">Of <c>gateway</c>.</param>
internal sealed class GatewayProcess(GatewayExecutable executable, string log, Dictionary<string, string> environment, params string[] arguments) : IDisposable
{
    private Process? process;
    private TimeSpan ended;

    /// <summary>Variables that change from start to start.</summary>
    public Dictionary<string, string> Environment => environment;

    /// <summary>Processor time so far, over all restarts.</summary>
    public TimeSpan Cpu => ended + (process is { HasExited: false } running ? running.TotalProcessorTime : TimeSpan.Zero);

    /// <summary>Whether it runs now.</summary>
    public bool IsRunning => process is { HasExited: false };

    /// <summary>How the last one ended; null while it runs or before the first start. 137 after SIGKILL.</summary>
    public int? ExitCode => process is { HasExited: true } over ? over.ExitCode : null;

    /// <summary>The system's number of the process; 0 before the first start.</summary>
    public int Id => process?.Id ?? 0;

    /// <summary>Memory in use now, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process?.Refresh();
            return process is { HasExited: false } running ? running.WorkingSet64 : 0;
        }
    }

    /// <param name="limits">Of the shell that starts it, e.g. <c>ulimit -f 100</c>; empty for none.</param>
    public void Start(string limits = "")
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"log=\"$1\"; shift; {(limits.Length > 0 ? limits + ";" : "")} exec \"$@\" >>\"$log\" 2>&1");
        start.ArgumentList.Add("gateway");
        start.ArgumentList.Add(log);
        start.ArgumentList.Add(executable.Program);
        foreach (string argument in executable.Assembly is { } assembly ? [assembly, .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        process?.Dispose();
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

    /// <summary>Waits for it to end by itself.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> EndedAsync(TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await (process?.WaitForExitAsync(cancellationToken) ?? Task.CompletedTask).WaitAsync(within, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
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
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
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
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        Kill();
        process?.Dispose();
    }
}
