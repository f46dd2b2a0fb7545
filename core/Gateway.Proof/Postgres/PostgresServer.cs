using System.Diagnostics;
using System.Globalization;
using Gateway.Proof.Processes;

namespace Gateway.Proof.Postgres;

/// <summary>A PostgreSQL of the proof's own on loopback: a new cluster in a temporary folder, which can be killed and comes back. It ends with the proof, also when that is killed.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // Ends with its standard input, whose other end the proof holds; says how the server ended when that ends first.
    private const string Keeper = """
        exec 3<&0 2>/dev/null; log="$1"; shift; "$@" </dev/null >>"$log" 2>&1 & server=$!
        (cat <&3 >/dev/null; kill -INT $server 2>/dev/null) & exec 3<&-; wait $server
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly PostgresBinaries binaries;
    private readonly TimeProvider time;
    private readonly string folder;
    private Process? keeper;

    private PostgresServer(PostgresBinaries binaries, TimeProvider time) => (this.binaries, this.time, folder, Port) = (binaries, time, Directory.CreateTempSubdirectory("gateway-proof-postgres-").FullName, GatewayProcess.FreePort());

    public int Port { get; }

    private string Data => Path.Combine(folder, "data");

    private string Log => Path.Combine(folder, "server.log");

    /// <summary>Makes the cluster and starts it.</summary>
    /// <exception cref="ProofImpossibleException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<PostgresServer> BeginAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var server = new PostgresServer(PostgresBinaries.Find(), time);
        await PostgresBinaries.OwnAsync(server.folder, cancellationToken);
        await PostgresBinaries.RunAsync(server.binaries.Call("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"), cancellationToken);
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>How a gateway reaches a database of it.</summary>
    public string Connection(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Timeout=10;SSL Mode=Disable;GSS Encryption Mode=Disable");

    /// <summary>Makes an empty database.</summary>
    public void Make(string database) => PostgresBinaries.RunAsync(At("createdb", database), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Starts it, or starts it again on what its last end left; returns when it answers.</summary>
    /// <exception cref="ProofImpossibleException">It does not.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (long began = Stopwatch.GetTimestamp(); ; await Task.Delay(Look, time, cancellationToken))
        {
            if (keeper is null or { HasExited: true })
            {
                Launch(); // what a killed one left of itself may still be in its way for a moment
            }

            if ((await PostgresBinaries.TryAsync(At("pg_isready"), cancellationToken)).Code == 0)
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new ProofImpossibleException($"PostgreSQL did not start: {(File.Exists(Log) ? (await File.ReadAllLinesAsync(Log, cancellationToken)).LastOrDefault() : "it says nothing")}");
            }
        }
    }

    /// <summary>SIGKILL to the server's first process; the others then end by themselves.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> KillAsync(CancellationToken cancellationToken) => await EndAsync(ProcessSignal.Kill, cancellationToken);

    /// <summary>Stops it as its administrator would, without waiting for those who are connected.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> StopAsync(CancellationToken cancellationToken) => await EndAsync(ProcessSignal.Interrupt, cancellationToken);

    /// <summary>Stands still, as on a machine that is starved or moved: its connections stay, and nobody answers.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Freeze() => Signal(ProcessSignal.Pause);

    /// <summary>Goes on.</summary>
    public void Thaw() => Signal(ProcessSignal.Resume);

    /// <summary>Ends every session of a database.</summary>
    /// <returns>How many there were.</returns>
    public int Cut(string database)
    {
        int[] sessions = First() is not { } server ? [] : [.. Children(server).Where(process => Words(process).Contains($" {database} ", StringComparison.Ordinal))];
        Array.ForEach(sessions, ProcessSignal.Terminate);
        return sessions.Length;
    }

    public async ValueTask DisposeAsync()
    {
        Thaw();
        keeper?.StandardInput.Close();
        await (keeper?.WaitForExitAsync(CancellationToken.None) ?? Task.CompletedTask);
        keeper?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private IReadOnlyList<string> At(string program, params IEnumerable<string> arguments) =>
        binaries.Call(program, ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", .. arguments]);

    private void Launch()
    {
        keeper?.Dispose();
        IEnumerable<string> server = binaries.Call("postgres", "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-k", folder, "-c", "shared_buffers=32MB");
        var start = new ProcessStartInfo("/bin/sh", ["-c", Keeper, "keeper", Log, .. server]) { UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = "/" };
        keeper = Process.Start(start)!; // UseShellExecute is false: a process or an exception
    }

    private async Task<bool> EndAsync(Action<int> signal, CancellationToken cancellationToken)
    {
        if (First() is not { } server || keeper is not { } kept)
        {
            return false;
        }

        int[] sessions = [.. Children(server)];
        signal(server);
        await kept.WaitForExitAsync(cancellationToken);
        for (int look = 0; look < 100 && sessions.Any(process => Words(process).Length > 0); look++)
        {
            await Task.Delay(Look, time, cancellationToken);
        }

        return true;
    }

    private bool Signal(Action<int> signal)
    {
        int[] all = First() is { } server ? [server, .. Children(server)] : [];
        Array.ForEach(all, signal);
        return all.Length > 0;
    }

    /// <summary>The first process's number, as it writes it down itself.</summary>
    private int? First()
    {
        string file = Path.Combine(Data, "postmaster.pid");
        return keeper is { HasExited: false } && File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private static IEnumerable<int> Children(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)
        .Where(process => process > 0 && Read(process, "stat") is { Length: > 0 } stat && stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var its, ..] && its == parent.ToString(CultureInfo.InvariantCulture));

    private static string Words(int process) => Read(process, "cmdline").Replace('\0', ' ');

    private static string Read(int process, string what)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/{what}"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
