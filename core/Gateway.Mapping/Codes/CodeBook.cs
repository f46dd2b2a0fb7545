using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>The layers that one institution and source see, nearest first; the first layer that knows a code answers.</summary>
internal sealed class CodeBook
{
    private readonly FrozenDictionary<string, Concept> concepts;

    public CodeBook(ImmutableArray<CodeLayer> layers, CodeLayer lists, IReadOnlyDictionary<string, ConceptSettings> settings)
    {
        IEnumerable<string> names = layers.SelectMany(layer => layer.Tables.Keys).Concat(lists.Tables.Keys).Concat(settings.Keys).Distinct();
        concepts = names.ToFrozenDictionary(name => name, name => Build(name, layers, lists, settings.GetValueOrDefault(name, ConceptSettings.Default)), StringComparer.Ordinal);
    }

    /// <summary>Every concept that any layer has.</summary>
    public ImmutableArray<string> Names => concepts.Keys;

    /// <summary>The concept; null when no layer has it.</summary>
    public Concept? Find(string concept) => concepts.GetValueOrDefault(concept);

    private static Concept Build(string name, ImmutableArray<CodeLayer> layers, CodeLayer lists, ConceptSettings settings)
    {
        IEnumerable<CodeTable> tables = layers.Add(lists).Where(layer => layer.Tables.ContainsKey(name)).Select(layer => layer.Tables[name]);
        string? system = settings.System ?? (lists.Tables.ContainsKey(name) ? CanonicalSystems.NationalCodePrefix + name : null);
        return new Concept(name, settings.Unmapped, system, [.. tables]);
    }

    /// <summary>One concept as an institution and source see it.</summary>
    /// <param name="Name">As the <c>codes</c> column writes it.</param>
    /// <param name="Unmapped">What happens to a code that no layer knows.</param>
    /// <param name="System">URI of the target's code system; null where nobody says one.</param>
    /// <param name="Tables">Nearest layer first.</param>
    public sealed record Concept(string Name, UnmappedAction Unmapped, string? System, ImmutableArray<CodeTable> Tables)
    {
        public CodeRow? Find(string code, DateOnly? day)
        {
            foreach (CodeTable table in Tables)
            {
                if (table.Find(code, day) is { } row)
                {
                    return row.HasTarget ? row : null;
                }
            }

            return null;
        }

        /// <summary>The sender's code for one of ours; null when no layer has one.</summary>
        public string? FindBack(string target, DateOnly? day)
        {
            foreach (CodeTable table in Tables)
            {
                if (table.FindTarget(target, day) is { } row)
                {
                    return row.Code;
                }
            }

            return null;
        }
    }
}
