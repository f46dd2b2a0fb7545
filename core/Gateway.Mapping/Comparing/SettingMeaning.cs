namespace Gateway.Mapping;

/// <summary>Says in words what a changed setting does.</summary>
internal static class SettingMeaning
{
    public static string Of(ValueChange change)
    {
        string name = change.Place, value = change.New ?? "nothing";
        return name switch
        {
            "version" or "title" => "a name; changes nothing",
            "status" => $"the version is {value} now",
            "effective.from" => $"serves from the service date {value}",
            "effective.to" => change.New is null ? "serves until further notice" : $"serves until the service date {value}",
            "encoding" => $"messages are read and replies written as {value}",
            "adapter" => $"messages are read and replies written in the format {value}",
            _ when name.StartsWith("service-date", StringComparison.Ordinal) => "the service date is found elsewhere: it picks versions and codes",
            _ when name.StartsWith("layout", StringComparison.Ordinal) => "messages are cut into fields differently",
            _ when name.StartsWith("concepts.", StringComparison.Ordinal) => Concept(name, change),
            _ when name.StartsWith("messages[", StringComparison.Ordinal) => Message(name, change),
            _ => change.Old is null ? "new" : change.New is null ? "gone" : "another value",
        };
    }

    private static string Concept(string name, ValueChange change)
    {
        string concept = name.Split('.')[1];
        return name.EndsWith(".system", StringComparison.Ordinal) ? $"codes of {concept} are of the system {change.New ?? "that the nation names"} now"
            : $"a code of {concept} that no table knows: {Unmapped(change.New)} (before: {Unmapped(change.Old)})";
    }

    private static string Unmapped(string? action) => action switch
    {
        "keep" => "the message goes on with the sender's code and a warning",
        "park" => "the message waits for a person",
        _ => "the message is refused",
    };

    private static string Message(string name, ValueChange change)
    {
        string message = name[(name.IndexOf('[', StringComparison.Ordinal) + 1)..name.IndexOf(']', StringComparison.Ordinal)], value = change.New ?? "nothing";
        return name[(name.LastIndexOf('.') + 1)..] switch
        {
            "name" => change.New is null ? $"message {message} is no longer taken" : $"message {message} is taken now",
            "when" => $"message {message} is recognised {(change.New is null ? "always" : $"when {value}")} now",
            "event" => $"message {message} means {value} now",
            "business-key" => $"what may be live only once is told by {value} now",
            "visit" or "invoice" or "person" or "message-id" => $"message {message} is found again by another number",
            "reply-when" => $"the sender is answered once the message is {value}",
            "table" or "reply" => $"message {message} uses {value} now",
            "continues" => change.New is null ? $"message {message} stands alone now" : $"message {message} takes over what {value} said",
            _ => "another value",
        };
    }
}
