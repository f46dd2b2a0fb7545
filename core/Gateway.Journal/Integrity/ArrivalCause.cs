namespace Gateway.Journal;

/// <summary>How the log's first row of a message says where it came from, so that the chain covers it.</summary>
internal static class ArrivalCause
{
    public static string Of(Arrival arrival) => Of(arrival.Source, arrival.Listener);

    public static string Of(string source, string listener) => $"{source} via {listener}";
}
