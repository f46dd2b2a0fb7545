using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>A compiled table that makes canonical resources and facts. Thread-safe: state lives in the run.</summary>
internal sealed class CanonicalTable(RowBlock<TargetRow> root, int growthPoints)
{
    /// <summary>Runs the table: values first, then the references between what they made.</summary>
    public void Run(RowScope scope, BundleBuilder builder, LineageLog lineage, IDictionary<string, string>? facts)
    {
        var run = new CanonicalRun(scope, builder, lineage, facts, root.Blocks, growthPoints);
        root.Run(scope, run.Begin, run.WriteValue);
        run.Rewind();
        root.Run(scope, run.Begin, run.WriteReference);
    }
}
