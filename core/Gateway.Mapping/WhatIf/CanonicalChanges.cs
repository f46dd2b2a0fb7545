namespace Gateway.Mapping;

/// <summary>Where two canonical messages of the same bytes differ.</summary>
public static class CanonicalChanges
{
    /// <summary>Every value that differs, and what the journal would know the message by. Empty only where both are the same.</summary>
    /// <param name="old">Under the version that served.</param>
    /// <param name="new">Under the draft; its bytes differ.</param>
    public static IEnumerable<ElementChange> Between(MappedMessage old, MappedMessage @new)
    {
        Dictionary<string, TracedElement> before = ByPlace(old), after = ByPlace(@new);
        foreach ((string place, TracedElement element) in after)
        {
            TracedElement? was = before.GetValueOrDefault(place);
            if (was?.Value != element.Value)
            {
                yield return new ElementChange(place, was?.Value, element.Value, element.TableRow ?? was?.TableRow, element.IsMoney, element.IsPersonal || was is { IsPersonal: true });
            }
        }

        foreach ((string place, TracedElement gone) in before.Where(one => !after.ContainsKey(one.Key)))
        {
            yield return new ElementChange(place, gone.Value, null, gone.TableRow, gone.IsMoney, gone.IsPersonal);
        }
    }

    /// <summary>How the line would treat the message differently although it says the same: business key, visits, numbers by which it is found.</summary>
    public static IEnumerable<ElementChange> OfHandling(MappedMessage old, MappedMessage @new) =>
        Handling(old).Zip(Handling(@new)).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new ElementChange(pair.First.Name, pair.First.Value, pair.Second.Value, null, IsMoney: false, IsHidden: true));

    private static (string Name, string? Value)[] Handling(MappedMessage message) =>
    [
        ("event", message.Event), ("message-id", message.MessageId), ("business-key", message.BusinessKey), ("visit", string.Join(' ', message.Visits)),
        ("keys", string.Join(' ', message.Keys.Select(key => $"{key.Kind}={key.Value}"))),
    ];

    // Ids follow from which resources there are: they say nothing of their own.
    private static Dictionary<string, TracedElement> ByPlace(MappedMessage message) => BundleTrace.Of(message)
        .Where(element => element.Origin != ElementOrigin.Gateway || !(element.Element.EndsWith(".id", StringComparison.Ordinal) || element.Element.EndsWith(" fullUrl", StringComparison.Ordinal)))
        .GroupBy(element => element.Element, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
}
