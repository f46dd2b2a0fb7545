using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>One level of an <c>each</c> cell, parsed. These are all the cases there are.</summary>
internal abstract record EachPath(string Text)
{
    /// <summary>What it walks, in order.</summary>
    public abstract IReadOnlyList<EachItem> Items(RowScope scope);

    /// <summary>Nodes of the record or request.</summary>
    public sealed record Nodes(string Text, SourcePath Path) : EachPath(Text)
    {
        public override IReadOnlyList<EachItem> Items(RowScope scope)
        {
            IReadOnlyList<SourceNode> nodes = Path.All(scope.StartOf(Path));
            var items = new EachItem[nodes.Count];
            for (int index = 0; index < items.Length; index++)
            {
                items[index] = new EachItem(nodes[index], null, null, index + 1);
            }

            return items;
        }
    }

    /// <summary>Elements of the canonical message, the answer or the current element.</summary>
    public sealed record Elements(string Text, BoundPath Path, bool InAnswer) : EachPath(Text)
    {
        public override IReadOnlyList<EachItem> Items(RowScope scope) =>
            [.. Within(scope.Batch, Starts(scope).OfType<Base>().SelectMany(Path.All)).Select((element, index) => new EachItem(default, element, null, index + 1))];

        // A batch over ConceptMap.group.element[] takes some of one resource's rows; one over a resource type takes resources.
        private IEnumerable<Base> Within(FillBatch? batch, IEnumerable<Base> all) =>
            batch is not null && batch.Over == Path.Written.Text ? all.Skip(batch.First).Take(batch.Count) : all;

        private IEnumerable<Base?> Starts(RowScope scope)
        {
            ElementPath written = Path.Written;
            BundleIndex? index = InAnswer ? scope.Answer : scope.Canonical;
            if (written.Type is null)
            {
                return [scope.Current.Element];
            }

            if (!written.IsMany)
            {
                return [index?.Start(Path, latest: InAnswer)];
            }

            IReadOnlyList<Resource> all = index?.All(written.Type) ?? [];
            return scope.Batch is { } batch && batch.Over == written.Type ? all.Skip(batch.First).Take(batch.Count) : all;
        }
    }

    /// <summary>The outcome's errors and warnings.</summary>
    public sealed record Issues(string Text) : EachPath(Text)
    {
        public override IReadOnlyList<EachItem> Items(RowScope scope) =>
            [.. (scope.Outcome?.Issues ?? []).Select((issue, index) => new EachItem(default, null, issue, index + 1))];
    }
}
