namespace Gateway.Platform.Tests;

/// <summary>The repository's own tables, with the model's forms instead of the national ones.</summary>
internal static class Knowledge
{
    public static RecoveryTable Recovery { get; } = RecoveryTable.Load(Path.Combine(Repository.Tables, "recovery.csv")).Value;

    public static AnswerTexts Texts { get; } = AnswerTexts.Load(Path.Combine(Repository.Tables, "errors.csv")).Value;

    public static DeliveryPlanner Planner(int maxTroubles = 25) => Planner(new RecoveryOptions { MaxTroubles = maxTroubles });

    public static DeliveryPlanner Planner(RecoveryOptions options)
    {
        var forms = new DestinationForms(new Dictionary<string, ITransactionForms> { ["nhsa"] = new ModelForms() });
        return new DeliveryPlanner(new PlanReader(All(), forms), options);
    }

    public static PlatformKnowledge All(PlanCatalog? plans = null) => new(plans ?? PlanCatalog.Of([]), new DialectCatalog([]), Recovery, Texts, null);
}
