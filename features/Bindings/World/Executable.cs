using System.Diagnostics;

namespace Gateway.Features.Bindings.World;

/// <summary>Runs the real <c>gateway</c> executable to its end.</summary>
public static class Executable
{
    /// <summary>Runs it in the repository's root.</summary>
    public static async Task<Run> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<byte[]> output = ReadAsync(process.StandardOutput.BaseStream);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it and leaves it running; whoever starts it ends it.</summary>
    public static Process Start(params string[] arguments)
    {
        Assert.True(File.Exists(Repository.Executable), $"{Repository.Executable} is missing: build features/Gateway.Features.csproj.");
        var start = new ProcessStartInfo("dotnet", [Repository.Executable, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!; // without the shell: a process or an exception
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    /// <summary>How it ended.</summary>
    public sealed record Run(int ExitCode, byte[] Output, string Errors);
}
