using System.Globalization;
using Xunit.Sdk;
using Xunit.v3;

namespace Gateway.Features.Runner;

/// <summary>Turns the scenarios of a folder into xunit test cases.</summary>
public sealed class ScenarioDiscoverer : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        var scenarios = (ScenariosAttribute)factAttribute; // the attribute names this discoverer, nothing else does
        return new([.. FeatureFolder.Files(scenarios.Folder).SelectMany(file => FeatureFolder.Read(file).Select((scenario, number) => Case(testMethod, scenarios, scenario, number)))]);
    }

    private static XunitTestCase Case(IXunitTestMethod method, ScenariosAttribute attribute, Scenario scenario, int number)
    {
        var traits = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase) { ["Feature"] = [scenario.Feature] };
        if (scenario.Tags.Length > 0)
        {
            traits["Category"] = [.. scenario.Tags];
        }

        string source = Path.Combine(Path.GetDirectoryName(attribute.SourceFilePath) ?? "", scenario.File);
        return new XunitTestCase(
            method, $"{scenario.Feature} › {scenario.Name}", string.Create(CultureInfo.InvariantCulture, $"{method.UniqueID}:{scenario.File}:{number}"), @explicit: false,
            traits: traits, testMethodArguments: [scenario.File, number], sourceFilePath: source, sourceLineNumber: scenario.Line);
    }
}
