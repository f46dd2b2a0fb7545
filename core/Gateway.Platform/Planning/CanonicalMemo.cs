using Gateway.Canonical;
using Gateway.Delivery;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>Canonical messages as objects while they are worked on: a message is asked about once per step, and the one that has just been mapped need not be parsed from its own bytes. Thread-safe; nobody changes what is in here.</summary>
public sealed class CanonicalMemo
{
    private readonly Memo<Bundle> bundles = new(capacity: 1024);

    /// <summary>Keeps what a message's canonical bytes say.</summary>
    /// <param name="item">The message, with its canonical bytes.</param>
    /// <param name="bundle">What they were written from.</param>
    public void Keep(DeliveryItem item, Bundle bundle) => bundles.Put(KeyOf(item), bundle);

    internal void Forget(DeliveryItem item) => bundles.Forget(KeyOf(item));

    internal Bundle Of(DeliveryItem item) => bundles.Get(KeyOf(item), () => CanonicalJson.Read(item.Canonical.Span));

    private static string KeyOf(DeliveryItem item) => $"{item.Message.Institution}/{item.Message.Id}/{item.Canonical.Length}";
}
