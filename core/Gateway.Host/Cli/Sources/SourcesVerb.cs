using System.CommandLine;

namespace Gateway.Host.Cli.Sources;

/// <summary><c>sources</c>: what senders there are.</summary>
internal static class SourcesVerb
{
    public static Command Create()
    {
        var sources = new Command("sources", "See the sources: which senders' formats there are, and what each consists of.")
        {
            ListVerb.Create(),
            FamiliesVerb.Create(),
        };
        MappingOptions.Mappings.Recursive = true;
        MappingOptions.Plugins.Recursive = true;
        MappingOptions.SitePlugins.Recursive = true;
        MappingOptions.AddTo(sources);
        return sources;
    }
}
