using System.Text.RegularExpressions;

namespace Gateway.Mapping;

/// <summary>
/// Finds, for each row with <c>codes</c>, the row that reads the sender's own name for the code: of the same <c>each</c>, the nearest one that writes the <c>display</c> or <c>text</c> of the same
/// element or of one around it. <c>ChargeItem[].code.coding[catalogue]</c> is named by <c>ChargeItem[].code.coding[local].display</c> or <c>ChargeItem[].code.text</c>,
/// <c>Practitioner.identifier[practitioner].value</c> by <c>Practitioner.name.text</c>. Nothing of a patient is ever a name.
/// </summary>
internal static partial class CodeNames
{
    private static readonly string[] Persons = ["Patient", "RelatedPerson", "Person", "Coverage"];

    /// <summary>Tells every row with a concept where its name stands.</summary>
    public static void Link(IReadOnlyCollection<TargetRow> rows)
    {
        foreach (TargetRow row in rows.Where(row => row is { Value.Concept: not null, Path: not null } && !Persons.Contains(row.Path.Written.Type)))
        {
            row.Value.Name = Nearest(row, rows) is { } name ? new CodeName(name.Value) : null;
        }
    }

    private static TargetRow? Nearest(TargetRow row, IReadOnlyCollection<TargetRow> rows)
    {
        string target = row.Path!.Written.Text; // filtered above
        for (string around = target; around.Length > 0; around = around[..Math.Max(0, around.LastIndexOf('.'))])
        {
            Regex name = around.Contains('.', StringComparison.Ordinal) ? Inside() : OfResource();
            TargetRow? found = rows.FirstOrDefault(other => other != row && other.Block == row.Block && other.Value is { Concept: null, Source: not (SourceExpression.Literal or SourceExpression.Reference) }
                && other.Path?.Written.Text is { } text && text.StartsWith(around + ".", StringComparison.Ordinal) && name.IsMatch(text[(around.Length + 1)..]));
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(coding(\[[^\]]*\])?\.)?(display|text)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inside();

    // Of a whole resource only its own name: a Practitioner's, an Organization's.
    [GeneratedRegex(@"^name(\.text)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfResource();
}
