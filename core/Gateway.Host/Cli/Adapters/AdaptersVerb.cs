using System.CommandLine;

namespace Gateway.Host.Cli.Adapters;

/// <summary><c>adapters</c>: everything that looks after adapters, one file per verb.</summary>
internal static class AdaptersVerb
{
    public static Command Create()
    {
        var adapters = new Command("adapters", "Look after adapters: the plugins that know wire formats.")
        {
            NewVerb.Create(),
            CheckVerb.Create(),
            TryVerb.Create(),
            ListVerb.Create(),
            StatusVerb.Create(),
            ReloadVerb.Create(),
        };
        MappingOptions.Mappings.Recursive = true;
        MappingOptions.Plugins.Recursive = true;
        MappingOptions.SitePlugins.Recursive = true;
        MappingOptions.AddTo(adapters);
        return adapters;
    }
}
