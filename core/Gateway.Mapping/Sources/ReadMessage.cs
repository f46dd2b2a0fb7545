using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A message that was read and recognised.</summary>
/// <param name="Version">The version in force on the service date; null in a part where none is.</param>
/// <param name="Message">The kind of message; null in a part where no <c>when</c> held.</param>
/// <param name="Record">What was read; null in a part where nothing could be.</param>
/// <param name="ServiceDate">The day of the service, which picks versions and codes; also where nothing covers it; null where the message says none.</param>
public sealed record ReadMessage(SourceVersion? Version, MessageMapping? Message, SourceRecord? Record, DateOnly? ServiceDate)
{
    /// <summary>The day whose tables serve: the service date, unless somebody asked for another day's.</summary>
    public DateOnly? TablesOn
    {
        get => field ?? ServiceDate;
        init;
    }
}
