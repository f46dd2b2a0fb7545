using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Hands an attempt to the target of its destination.</summary>
internal sealed class DestinationRouter(NhsaTarget nhsa, FhirTarget fhir) : IDeliveryTarget
{
    /// <inheritdoc/>
    IReadOnlyCollection<string> IDeliveryTarget.Destinations { get; } = [Destinations.Nhsa, Destinations.Fhir];

    /// <inheritdoc/>
    public Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken) => intent.Destination switch
    {
        Destinations.Nhsa => nhsa.SendAsync(item, intent, cancellationToken),
        Destinations.Fhir => fhir.SendAsync(item, intent, cancellationToken),
        _ => throw new ArgumentException($"Nobody serves destination '{intent.Destination}': add its target here.", nameof(intent)),
    };
}
