using System.Diagnostics;
using System.Text;

namespace Gateway.Host.Tests.Cli;

/// <summary>The gateway as a process, as scripts use it.</summary>
internal static class CommandLine
{
    /// <summary>Runs it to its end.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(string folder, params string[] arguments) => RunAsync(folder, new UTF8Encoding(false), arguments);

    /// <summary>Runs it to its end, where stdout is text in the sender's encoding.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(string folder, Encoding outputEncoding, params string[] arguments) => RunAsync("gateway", folder, outputEncoding, arguments);

    /// <summary>Runs the gateway, or a program of the system, to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string program, string folder, Encoding outputEncoding, params string[] arguments)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        string[] words = program == "gateway" ? [Path.Combine(HostFolder.Output, "gateway.dll"), .. arguments] : arguments;
        var start = new ProcessStartInfo(program == "gateway" ? "dotnet" : program, words) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = outputEncoding, RedirectStandardError = true };
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("GATEWAY_", StringComparison.Ordinal) || name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(variable);
        }

        // What a build leaves running would keep the pipes open.
        (start.Environment["MSBUILDDISABLENODEREUSE"], start.Environment["UseSharedCompilation"], start.Environment["DOTNET_CLI_UI_LANGUAGE"]) = ("1", "false", "en");

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("Expected dotnet on the path.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(token), error = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await output, await error);
    }
}
