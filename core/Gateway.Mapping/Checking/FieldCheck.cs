using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Whether what a row gives can stand in its field of a transaction: type, length, dictionary.</summary>
internal sealed class FieldCheck(SourceSamples samples, NationalLists lists, ConceptTargets concepts, FaultList faults)
{
    public void Check(CheckedRow row, FillRow fill)
    {
        CheckLength(row, fill);
        Samples given = TransformSamples.Through(samples.Of(row.Value.Source), row.Calls, row.Value.Pipe, out string? fault);
        NationalList? list = fill.Field.IsCoded ? lists.Named(fill.Code) : null;
        if (fault is not null)
        {
            faults.Add(IssueCodes.ValueNeverFits, row.Row.At("transform"), fault);
        }
        else if (row.Value.Concept is { } concept)
        {
            concepts.Add(concept, $"{fill.Node}/{fill.Code}", list, row.Row.Reference);
        }
        else
        {
            CheckFit(row, fill, given, list);
        }
    }

    private void CheckLength(CheckedRow row, FillRow fill)
    {
        if (fill.Field is { Type: FieldType.Text, Length: > 0 } && int.TryParse(row.Row["max_length"], NumberStyles.None, CultureInfo.InvariantCulture, out int own) && own > fill.Field.Length)
        {
            faults.Add(IssueCodes.CellWrong, row.Row.At("max_length"), $"Expected at most {fill.Field.Length}: the standard gives {fill.Node}/{fill.Code} ({fill.Field.Name}) no more characters.");
        }
    }

    private void CheckFit(CheckedRow row, FillRow fill, Samples given, NationalList? list)
    {
        string column = row.Calls.IsEmpty ? "source" : "transform", place = $"{fill.Node}/{fill.Code} ({fill.Field.Name})";
        foreach (string text in given.Certain.Select(flow => flow.Text).OfType<string>())
        {
            string? misfit = Misfit(text, fill) is { } expected ? $"'{text}' cannot stand in {place}. Expected {expected}."
                : list is not null && !list.Contains(text) ? $"'{text}' is not in national/codesystems/{list.Name}.csv, from which {place} takes its codes.{list.Hint(text)}"
                : null;
            if (misfit is not null)
            {
                faults.Add(list is not null && Misfit(text, fill) is null ? IssueCodes.CodeNotListed : IssueCodes.ValueNeverFits, row.Row.At(column), misfit);
                return;
            }
        }

        string[] typical = [.. given.Typical.Select(flow => flow.Text).OfType<string>()];
        if (typical.Length > 0 && given.Certain.IsEmpty && Array.TrueForAll(typical, text => Misfit(text, fill) is not null))
        {
            faults.Add(IssueCodes.ValueNeverFits, row.Row.At(column), $"A value such as '{typical[0]}' cannot stand in {place}. Expected {Misfit(typical[0], fill)}.");
        }
    }

    private static string? Misfit(string text, FillRow fill) => fill.Field.Type switch
    {
        FieldType.Number => DecimalText.TryRead(text, out _) ? null : "a number",
        FieldType.Date or FieldType.DateTime => MomentText.TryRead(text, out _) ? null : "a date or time",
        _ => fill.MaxLength > 0 && text.Length > fill.MaxLength ? $"at most {fill.MaxLength} characters" : null,
    };
}
