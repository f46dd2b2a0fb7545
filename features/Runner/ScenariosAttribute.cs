using System.Runtime.CompilerServices;
using Xunit.v3;

namespace Gateway.Features.Runner;

/// <summary>Makes a method the test of every scenario in a folder: one named test each, with the .feature file and line as its source.</summary>
/// <param name="folder">Below <c>features/</c>.</param>
[XunitTestCaseDiscoverer(typeof(ScenarioDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScenariosAttribute(string folder, [CallerFilePath] string sourceFilePath = "", [CallerLineNumber] int sourceLineNumber = 0)
    : FactAttribute(sourceFilePath, sourceLineNumber)
{
    /// <summary>Below <c>features/</c>.</summary>
    public string Folder { get; } = folder;
}
