namespace Gateway.Pipeline.Steps;

/// <summary>Names what made a message, for the journal.</summary>
internal static class MappingVersions
{
    /// <summary><c>fujian-ini@1.0/settle</c>.</summary>
    public static string Of(MessageContext context) =>
        $"{context.Read!.Version!.SourceId}@{context.Read.Version.Version}/{context.Read.Message!.Name}"; // read without errors
}
