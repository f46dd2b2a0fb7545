namespace Gateway.Mapping;

/// <summary>What mapping needs beside the record.</summary>
/// <param name="Institution">Whose message it is.</param>
/// <param name="ContentHash">Hex sha256 of institution, source and bytes (<see cref="ContentId"/>): ids derive from it.</param>
/// <param name="ServiceDate">The day of the service, as the message says it; null where it says none.</param>
public sealed record MapContext(Institution Institution, string ContentHash, DateOnly? ServiceDate)
{
    /// <summary>Picks code rows by their validity: the service date, unless somebody asked for another day's tables. Null takes rows that still hold.</summary>
    public DateOnly? TablesOn
    {
        get => field ?? ServiceDate;
        init;
    }
}
