using System.CommandLine;

namespace Gateway.Host.Cli;

/// <summary><c>mappings</c>: everything that looks after mapping tables, one file per verb.</summary>
internal static class MappingsVerb
{
    public static Command Create()
    {
        var mappings = new Command("mappings", "Look after mapping tables.")
        {
            ReleaseVerb.Create(),
            UnmappedVerb.Create(),
            StatusVerb.Create(),
            ReloadVerb.Create(),
            ExplainVerb.Create(),
            ConflictsVerb.Create(),
            CoverageVerb.Create(),
            DiffVerb.Create(),
            TestVerb.Create(),
            WhatIfVerb.Create(),
            CodesVerb.Create(),
            NormalizeVerb.Create(),
            TablesVerb.Create(),
            NewVerb.CreateNew(),
            NewVerb.CreateVersion(),
            TransformsVerb.Create(),
        };
        MappingOptions.Mappings.Recursive = true;
        MappingOptions.Plugins.Recursive = true;
        MappingOptions.SitePlugins.Recursive = true;
        MappingOptions.AddTo(mappings);
        return mappings;
    }
}
