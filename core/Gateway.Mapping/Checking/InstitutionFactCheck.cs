using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary><c>institution:NAME</c> that no institution has.</summary>
internal sealed class InstitutionFactCheck(IReadOnlyCollection<Institution> institutions, FaultList faults)
{
    private readonly HashSet<string> names = [.. institutions.SelectMany(institution => institution.Facts.Keys)];

    /// <param name="isNeeded">Whether the row must give a value: then a fact that only some day somebody may have is a fault too.</param>
    public void Check(CheckedRow row, TableKind kind, bool isNeeded = true)
    {
        if (institutions.Count == 0)
        {
            return; // a folder of sources alone
        }

        foreach ((string column, SourceExpression source) in Mentions.Of(row, kind))
        {
            if (source is SourceExpression.InstitutionFact fact && !names.Contains(fact.Name) && (isNeeded || NearestName.Of(fact.Name, names) is not null))
            {
                faults.Add(IssueCodes.FactUnknown, row.Row.At(column), $"No institution.yaml has '{fact.Name}' among its facts.{NearestName.Hint(fact.Name, names)}");
            }
        }
    }
}
