using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Gateway.Features.Bindings.World;

/// <summary>The real gateway as a process of its own, which can be killed as a power cut would.</summary>
public sealed class GatewayProcess(ScenarioFolder folder, GatewaySettings settings) : IDisposable
{
    private readonly int port = FreePort();
    private Process? process;

    /// <summary>Where HTTP calls arrive; the same after every start.</summary>
    public Uri Url => new($"http://127.0.0.1:{port}");

    /// <summary>Starts it and waits until it says that it takes messages.</summary>
    public async Task StartAsync()
    {
        settings.Values["Gateway:Inbound:Http:Port"] = port.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(folder["gateway.json"], JsonSerializer.Serialize(settings.Values));
        process = Executable.Start("run", "--config", folder["gateway.json"]);
        process.OutputDataReceived += (_, _) => { }; // read away, or a full pipe stops it
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        await Eventually.FindAsync("gateway that is ready", () => ReadyAsync(http), Eventually.Start);
    }

    /// <summary>SIGKILL: no handler runs, no buffer is flushed.</summary>
    public void Kill()
    {
        if (process is { HasExited: false } running)
        {
            running.Kill();
            running.WaitForExit();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        process?.Dispose();
    }

    private async Task<string?> ReadyAsync(HttpClient http)
    {
        Assert.False(process!.HasExited, "The gateway ended while starting."); // it was started above
        try
        {
            return await http.GetStringAsync(new Uri(Url, "/health/ready"));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
