using System.Diagnostics;
using System.Globalization;

namespace Gateway.Proof.Postgres;

/// <summary>PostgreSQL's programs, where Debian's packages put them, and the user under which they run.</summary>
/// <param name="Folder">With <c>initdb</c>, <c>postgres</c>, <c>pg_isready</c>, <c>createdb</c>.</param>
internal sealed record PostgresBinaries(string Folder)
{
    private const string Packages = "/usr/lib/postgresql";
    private const string User = "postgres";
    private const int Oldest = 15;
    private static readonly string[] Needed = ["initdb", "postgres", "pg_isready", "createdb", "dropdb"];

    /// <summary>The newest that are installed.</summary>
    /// <exception cref="ProofImpossibleException">None are, or they cannot be run from here.</exception>
    public static PostgresBinaries Find()
    {
        string? newest = !Directory.Exists(Packages) ? null : Directory.EnumerateDirectories(Packages)
            .Select(folder => (Folder: Path.Combine(folder, "bin"), Number: int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0))
            .Where(found => found.Number >= Oldest && Needed.All(program => File.Exists(Path.Combine(found.Folder, program))))
            .OrderBy(found => found.Number).LastOrDefault().Folder;
        return newest is null
            ? throw new ProofImpossibleException($"PostgreSQL {Oldest} or later is not installed: expected {string.Join(", ", Needed)} below {Packages}/VERSION/bin (Debian: apt-get install postgresql).")
            : Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{User}:", StringComparison.Ordinal))
            ? throw new ProofImpossibleException($"PostgreSQL does not run as root, and there is no user '{User}' to run it: make one, or run prove as another user.")
            : new PostgresBinaries(newest);
    }

    /// <summary>A program and its arguments as they are started here: PostgreSQL refuses to run as root.</summary>
    public IReadOnlyList<string> Call(string program, params IEnumerable<string> arguments) =>
        [.. Environment.IsPrivilegedProcess ? (string[])["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups"] : [], Path.Combine(Folder, program), .. arguments];

    /// <summary>Gives a folder to the user under which they run.</summary>
    public static Task OwnAsync(string folder, CancellationToken cancellationToken) =>
        Environment.IsPrivilegedProcess ? RunAsync(["chown", User, folder], cancellationToken) : Task.CompletedTask;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="ProofImpossibleException">It failed: with what it said.</exception>
    public static async Task RunAsync(IReadOnlyList<string> call, CancellationToken cancellationToken)
    {
        if (await TryAsync(call, cancellationToken) is (not 0, var words))
        {
            throw new ProofImpossibleException($"{call[^1]}: {string.Join(' ', call)} failed: {words.Trim()}");
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>How it ended, and what it said.</returns>
    public static async Task<(int Code, string Words)> TryAsync(IReadOnlyList<string> call, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(call[0], call.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using Process process = Process.Start(start)!; // UseShellExecute is false: a process or an exception
        string[] words = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, string.Concat(words));
    }
}
