using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>Whether what a row gives can stand in its FHIR element: type, literals of the required binding, reference type, national list.</summary>
/// <param name="samples">What sources give.</param>
/// <param name="lists">National lists, and which of them an element takes.</param>
/// <param name="wantsDates">Whether records hold plain text, so that a date element needs a transform that reads dates.</param>
internal sealed class ElementCheck(SourceSamples samples, NationalLists lists, ConceptTargets concepts, bool wantsDates, FaultList faults)
{
    public void Check(CheckedRow row, BoundPath? path)
    {
        if (row.Value.Source is SourceExpression.Reference reference)
        {
            CheckReference(row, path!, reference); // references are never facts
            return;
        }

        Samples given = TransformSamples.Through(samples.Of(row.Value.Source), row.Calls, row.Value.Pipe, out string? fault);
        if (fault is not null)
        {
            faults.Add(IssueCodes.ValueNeverFits, row.Row.At("transform"), fault);
        }
        else if (path is not null && row.Value.Concept is { } concept)
        {
            concepts.Add(concept, path, lists.Of(path), row.Row.Reference);
        }
        else if (path is { Kind: LeafKind.Primitive })
        {
            CheckFit(row, path, given);
        }
    }

    private void CheckReference(CheckedRow row, BoundPath path, SourceExpression.Reference reference)
    {
        ImmutableArray<string> types = path.Steps[^1].ReferenceTypes;
        if (!types.IsEmpty && !types.Contains(reference.Type))
        {
            faults.Add(IssueCodes.ReferenceWrong, row.Row.At("source"), $"'{path.Definition}' refers to {string.Join(" or ", types)}, not to {reference.Type}.{NearestName.Hint(reference.Type, types)}");
        }
    }

    private void CheckFit(CheckedRow row, BoundPath path, Samples given)
    {
        string column = row.Calls.IsEmpty ? "source" : "transform";
        foreach (string text in given.Certain.Select(flow => flow.Text).OfType<string>())
        {
            if (!path.Takes(text))
            {
                faults.Add(IssueCodes.ValueNeverFits, row.Row.At(column), $"'{text}' cannot stand in '{path.Definition}'. Expected {path.Expectation}.{ValueFaults.HintOf(text, path)}");
                return;
            }

            if (lists.Of(path) is { } list && !list.Contains(text))
            {
                faults.Add(IssueCodes.CodeNotListed, row.Row.At(column), $"'{text}' is not in national/codesystems/{list.Name}.csv.{list.Hint(text)}");
                return;
            }
        }

        string[] typical = [.. given.Typical.Select(flow => flow.Text).OfType<string>()];
        if (typical.Length > 0 && given.Certain.IsEmpty && !Array.Exists(typical, path.Takes))
        {
            faults.Add(IssueCodes.ValueNeverFits, row.Row.At(column), $"A value such as '{typical[0]}' cannot stand in '{path.Definition}'. Expected {path.Expectation}.");
        }
        else if (wantsDates && given.IsAnything && row.Value.Source is SourceExpression.Field && IsDate(path.LeafType))
        {
            faults.Add(IssueCodes.DateUnread, row.Row.At("transform"), $"'{path.Definition}' is a date: expected a transform that says how the sender writes it, such as date yyyyMMdd.");
        }
    }

    private static bool IsDate(Type type) => type == typeof(Date) || type == typeof(FhirDateTime) || type == typeof(Instant);
}
