using System.Diagnostics;
using System.Globalization;

namespace Gateway.Benchmarks.Catalog;

/// <summary>What a fresh process took to be ready.</summary>
/// <param name="Milliseconds">From the process's start to a loaded catalogue.</param>
/// <param name="CpuMilliseconds">Of all its threads.</param>
/// <param name="PeakMegabytes">Most memory that lay in RAM.</param>
/// <param name="HeapMegabytes">Managed objects that live once it is loaded.</param>
internal sealed record ColdStart(double Milliseconds, double CpuMilliseconds, double PeakMegabytes, double HeapMegabytes)
{
    /// <summary>Starts this program again to load a folder.</summary>
    /// <returns>Null when the folder has faults, which stand on standard error.</returns>
    public static async Task<ColdStart?> OfAsync(string root, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false }; // a running program has a path
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ColdStart).Assembly.Location);
        }

        start.ArgumentList.Add(CatalogStartVerb.VerbName);
        start.ArgumentList.Add(root);
        using Process child = Process.Start(start)!; // nothing is reused, so there is one
        string line = await child.StandardOutput.ReadToEndAsync(cancellationToken);
        await child.WaitForExitAsync(cancellationToken);
        double[] figures = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return child.ExitCode == 0 && figures is [var time, var cpu, var peak, var heap] ? new ColdStart(time, cpu, peak, heap) : null;
    }
}
