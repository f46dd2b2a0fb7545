using System.Collections.Immutable;
using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>A compiled table that makes canonical resources and facts. Thread-safe: state lives in the run.</summary>
internal sealed class CanonicalTable(RowBlock<TargetRow> root, int growthPoints)
{
    /// <summary>Its files, as paths below the mappings folder; at least one.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>The file that speaks for all of them.</summary>
    public string Name => Names[0];

    /// <summary>Every row, for checks.</summary>
    public IEnumerable<TargetRow> Rows => root.Rows();

    /// <summary>Runs the table: values first, then the references between what they made.</summary>
    public void Run(RowScope scope, BundleBuilder builder, LineageLog lineage, IDictionary<string, string>? facts)
    {
        var run = new CanonicalRun(scope, builder, lineage, facts, root.Blocks, growthPoints);
        root.Run(scope, run.Begin, run.WriteValue);
        run.Rewind();
        root.Run(scope, run.Begin, run.WriteReference);
    }
}
