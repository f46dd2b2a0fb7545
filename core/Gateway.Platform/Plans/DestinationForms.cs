using System.Collections.Frozen;

namespace Gateway.Platform;

/// <summary>Finds the forms of a plan's destination.</summary>
internal sealed class DestinationForms
{
    private readonly FrozenDictionary<string, ITransactionForms> byDestination;

    public DestinationForms(IKnowledgeSource knowledge) : this(new Dictionary<string, ITransactionForms>(StringComparer.Ordinal)
    {
        [Destinations.Nhsa] = new NhsaForms(knowledge),
        [Destinations.Fhir] = new FhirForms(),
    })
    {
    }

    public DestinationForms(IReadOnlyDictionary<string, ITransactionForms> forms) => byDestination = forms.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The forms that can serve a plan; null when its destination, tables or institution are gone.</summary>
    public ITransactionForms? Find(Plan plan) => byDestination.GetValueOrDefault(plan.Destination) is { } forms && forms.CanServe(plan) ? forms : null;
}
