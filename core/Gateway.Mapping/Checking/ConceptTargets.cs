using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Which elements and fields the code tables of a concept feed; every target of the concept has to fit all of them.</summary>
internal sealed class ConceptTargets(FaultList faults)
{
    private readonly Dictionary<string, List<Use>> uses = [];
    private readonly HashSet<(string Reference, string Place)> told = [];

    /// <summary>Notes that a row translates by a concept into an element.</summary>
    public void Add(string concept, BoundPath path, NationalList? list, string reference)
    {
        Predicate<string>? takes = path.Kind == LeafKind.Primitive ? path.Takes : null;
        Add(concept, new Use(path.Definition, takes, path.Literals, list, reference));
    }

    /// <summary>Notes that a row translates by a concept into a coded field.</summary>
    public void Add(string concept, string field, NationalList? list, string reference) => Add(concept, new Use(field, null, [], list, reference));

    /// <summary>Checks the tables of some layers.</summary>
    public void Check(IEnumerable<CodeLayer> layers)
    {
        foreach (CodeLayer layer in layers)
        {
            foreach ((string concept, List<Use> all) in uses)
            {
                if (layer.Tables.TryGetValue(concept, out CodeTable? table))
                {
                    Check(table, all);
                }
            }
        }
    }

    private void Add(string concept, Use use)
    {
        if (use.Takes is null && use.List is null)
        {
            return;
        }

        if (!uses.TryGetValue(concept, out List<Use>? all))
        {
            uses.Add(concept, all = []);
        }

        if (!all.Exists(known => known.Place == use.Place))
        {
            all.Add(use);
        }
    }

    private void Check(CodeTable table, List<Use> all)
    {
        foreach (CodeRow row in table.Rows.Where(row => row.Target.Length > 0))
        {
            foreach (Use use in all)
            {
                if (use.FaultOf(row) is { } fault && told.Add((row.Reference, use.Place)) && !(use.CanHold(row) && faults.Has(IssueCodes.ZerosLost, $"{row.Reference}:target")))
                {
                    faults.Add(IssueCodes.CodeNotListed, $"{row.Reference}:target", fault);
                }
            }
        }
    }

    private sealed record Use(string Place, Predicate<string>? Takes, ImmutableArray<string> Literals, NationalList? List, string Reference)
    {
        public bool CanHold(CodeRow row) => Takes is null || Takes(row.Target);

        public string? FaultOf(CodeRow row) =>
            !CanHold(row) ? $"'{row.Target}' cannot stand in '{Place}', where {Reference} writes it.{NearestName.Hint(row.Target, Literals)}"
            : List is not null && !List.Contains(row.Target) ? $"'{row.Target}' is not in national/codesystems/{List.Name}.csv, from which '{Place}' takes its codes ({Reference}).{List.Hint(row.Target)}"
            : null;
    }
}
