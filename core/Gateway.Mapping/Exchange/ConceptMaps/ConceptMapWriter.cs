using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Gateway.Mapping;

/// <summary>Writes a code table as a FHIR R4 ConceptMap: one group, one element per code, one target per row.</summary>
internal static class ConceptMapWriter
{
    /// <summary>What the ConceptMap says besides the rows.</summary>
    /// <param name="Layer">Whose table it is: <c>institution:H99999900001</c>.</param>
    /// <param name="Concept">Its name.</param>
    /// <param name="Version">The source's version; null for other layers.</param>
    /// <param name="System">URI of the targets' code system; null where nobody says one.</param>
    /// <param name="KeepsUnmapped">Whether a code without a row goes on as it is.</param>
    public sealed record Heading(string Layer, string Concept, string? Version, string? System, bool KeepsUnmapped);

    /// <summary>Writes it.</summary>
    /// <returns>UTF-8 JSON, or the cells that FHIR cannot hold.</returns>
    public static Outcome<byte[]> Write(Heading heading, ImmutableArray<CodeEntry> entries)
    {
        ImmutableArray<Issue> faults = [.. entries.SelectMany(entry => ((string[])["code", "target"]).Where(column => !IsCode(entry[column]))
            .Select(column => new Issue(IssueCodes.CellUnwritable, new SourceLocation(entry.At(column)), "A code in FHIR has single blanks between its words and no line ends: export to .xlsx or .csv.")))];
        if (faults.Length > 0)
        {
            return Outcome.Refused<byte[]>(faults);
        }

        string uri = $"{ConceptMapTerms.TablePrefix}{heading.Layer}:{heading.Concept}";
        var group = new ConceptMap.GroupComponent { Source = uri, Target = heading.System };
        if (heading.KeepsUnmapped)
        {
            group.Unmapped = new() { Mode = ConceptMap.ConceptMapGroupUnmappedMode.Provided };
        }

        foreach (CodeEntry entry in entries)
        {
            ConceptMap.SourceElementComponent? last = group.Element.LastOrDefault();
            if (last is null || last.Code != entry["code"] || (last.Display ?? "") != entry["display"])
            {
                group.Element.Add(last = new() { Code = entry["code"], Display = OrNull(entry["display"]) });
            }

            last.Target.Add(Target(entry));
        }

        var map = new ConceptMap { Url = uri, Version = heading.Version, Title = $"{heading.Concept} ({heading.Layer})", Status = PublicationStatus.Active, Group = group.Element.Count == 0 ? [] : [group] };
        return Outcome.Of(System.Text.Encoding.UTF8.GetBytes(CanonicalJson.WriteIndented(map) + "\n"));
    }

    private static ConceptMap.TargetElementComponent Target(CodeEntry entry)
    {
        var target = new ConceptMap.TargetElementComponent { Code = OrNull(entry["target"]), Display = OrNull(entry["target_display"]), Comment = OrNull(entry["note"]) };
        target.Equivalence = EnumUtility.ParseLiteral<ConceptMapEquivalence>(entry["equivalence"].Length == 0 ? "relatedto" : entry["equivalence"]);
        AddExtension(target, ConceptMapTerms.ValidFrom, entry["valid_from"]);
        AddExtension(target, ConceptMapTerms.ValidTo, entry["valid_to"]);
        if (entry["equivalence"].Length == 0)
        {
            target.Extension.Add(new Extension(ConceptMapTerms.EquivalenceOpen, new FhirBoolean(true)));
        }

        return target;
    }

    private static void AddExtension(ConceptMap.TargetElementComponent target, string url, string day)
    {
        if (day.Length > 0)
        {
            target.Extension.Add(new Extension(url, new Date(day)));
        }
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    // FHIR R4, 2.24.0.1 "code": no white space at the ends, single blanks inside.
    private static bool IsCode(string text) => text.Split(' ').All(word => word.Length > 0 && !word.Any(char.IsWhiteSpace)) || text.Length == 0;
}
