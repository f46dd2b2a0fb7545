using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Gateway.Mapping;

/// <summary>Reads a FHIR R4 ConceptMap as rows of a code table. What a table cannot say is refused where it would change a mapping, and listed where it would not.</summary>
/// <param name="name">The file's name for locations.</param>
/// <param name="concept">The concept that the rows are for.</param>
/// <param name="system">URI of the concept's code system; null where nobody says one.</param>
internal sealed class ConceptMapReader(string name, string concept, string? system, FaultList faults)
{
    /// <summary>Reads the rows.</summary>
    /// <param name="json">The file's bytes, UTF-8.</param>
    public ImmutableArray<CodeEntry> Read(byte[] json)
    {
        ReadOnlySpan<byte> bare = json.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble) ? json.AsSpan(3) : json;
        Outcome<ConceptMap> read = CanonicalJson.ReadStrict<ConceptMap>(bare);
        if (!read.Succeeded)
        {
            faults.AddAll(read.Issues.Select(issue => issue with { At = At(issue.At.Path) }));
            return [];
        }

        ConceptMap map = read.Value;
        using JsonDocument document = JsonDocument.Parse(bare.ToArray());
        new ConceptMapLeftovers(name, faults).Report(document.RootElement, isOurs: map.Url?.StartsWith(ConceptMapTerms.TablePrefix, StringComparison.Ordinal) == true);
        CheckSystems(map);
        return [.. map.Group.SelectMany((group, index) => Rows(group, $"group[{index}]"))];
    }

    private void CheckSystems(ConceptMap map)
    {
        string[] targets = [.. map.Group.Select(group => group.Target ?? "").Distinct(StringComparer.Ordinal)];
        if (targets.Length > 1)
        {
            faults.AddAll(map.Group.Select((group, index) => new Issue(IssueCodes.ConceptMapWrong, At($"group[{index}].target"), $"Expected one target system in all groups: make a file of each of {string.Join(", ", targets)}.")));
        }
        else if (targets is [{ Length: > 0 } target] && target != system)
        {
            faults.Add(system is null ? IssueCodes.NotKept : IssueCodes.ConceptMapWrong, $"{name}:group[0].target", system is null
                ? $"Write the code system under 'concepts' of source.yaml or into national/concepts.yaml: {concept}: {{system: \"{target}\"}}."
                : $"Expected {system}, which is what '{concept}' maps to.");
        }

        if (map.Group.Count == 0)
        {
            faults.Add(IssueCodes.ConceptMapWrong, $"{name}:group", "Expected at least one group.");
        }
    }

    private IEnumerable<CodeEntry> Rows(ConceptMap.GroupComponent group, string path)
    {
        switch (group.Unmapped?.Mode)
        {
            case ConceptMap.ConceptMapGroupUnmappedMode.Provided:
                faults.Add(IssueCodes.NotKept, $"{name}:{path}.unmapped", $"Codes without a row go on as they are: write '{concept}: keep' under 'concepts' of source.yaml.");
                break;
            case not null:
                faults.Add(IssueCodes.ConceptMapWrong, $"{name}:{path}.unmapped", $"A code table cannot say '{group.Unmapped.Mode.GetLiteral()}' for codes without a row: it can refuse them, keep them or leave them to a person. Take 'unmapped' out of the file.");
                break;
        }

        return group.Element.SelectMany((element, index) => Rows(element, $"{path}.element[{index}]"));
    }

    private IEnumerable<CodeEntry> Rows(ConceptMap.SourceElementComponent element, string path)
    {
        if (element.Target.Count == 0)
        {
            faults.Add(IssueCodes.CellDoubtful, $"{name}:{path}", "An element without a target: it is taken as 'unmatched', a code that is known and has no counterpart.");
            yield return CodeEntry.Of(column => column switch { "code" => element.Code ?? "", "display" => element.Display ?? "", "equivalence" => "unmatched", _ => "" }, column => $"{name}:{path}");
        }

        for (int index = 0; index < element.Target.Count; index++)
        {
            yield return Row(element, element.Target[index], path, index);
        }
    }

    private CodeEntry Row(ConceptMap.SourceElementComponent element, ConceptMap.TargetElementComponent target, string path, int index)
    {
        string below = $"{path}.target[{index}]";
        Refuse(target.DependsOn.Count > 0, $"{below}.dependsOn", "A code table cannot make a target depend on another value: write a 'when' into the message table instead.");
        Refuse(target.Product.Count > 0, $"{below}.product", "A code table gives one value per code: write a second row into the message table instead.");
        Refuse(target.Equivalence == ConceptMapEquivalence.Disjoint, $"{below}.equivalence", "A code table cannot say 'disjoint': take the target out, or write 'unmatched' without a target.");
        bool isOpen = target.Extension.Any(extension => extension.Url == ConceptMapTerms.EquivalenceOpen);
        return CodeEntry.Of(
            column => column switch
            {
                "code" => element.Code ?? "",
                "display" => element.Display ?? "",
                "target" => target.Code ?? "",
                "target_display" => target.Display ?? "",
                "equivalence" => isOpen ? "" : target.Equivalence?.GetLiteral() ?? "",
                "valid_from" => DayOf(target, ConceptMapTerms.ValidFrom),
                "valid_to" => DayOf(target, ConceptMapTerms.ValidTo),
                _ => target.Comment ?? "",
            },
            column => $"{name}:{(column is "code" or "display" ? path : below)}{(column switch { "code" or "target" => ".code", "display" or "target_display" => ".display", "equivalence" => ".equivalence", _ => "" })}");
    }

    private static string DayOf(ConceptMap.TargetElementComponent target, string url) => (target.GetExtensionValue<Date>(url)?.Value) ?? "";

    private void Refuse(bool isWrong, string path, string reason)
    {
        if (isWrong)
        {
            faults.Add(IssueCodes.ConceptMapWrong, $"{name}:{path}", reason);
        }
    }

    private SourceLocation At(string path) => new($"{name}:{path}");
}
