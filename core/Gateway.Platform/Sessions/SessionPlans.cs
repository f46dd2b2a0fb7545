using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;
using Hl7.Fhir.Model;
using MessageHeader = Hl7.Fhir.Model.MessageHeader;

namespace Gateway.Platform;

/// <summary>Says which transactions need an operator's session, and how the gateway signs that operator in. Pure, but for the tables in force.</summary>
internal sealed class SessionPlans(IKnowledgeSource knowledge, DestinationForms forms, PlatformOptions options)
{
    private const string SignIn = "9001";
    private const string Mapping = "gateway/session.sign-in";

    /// <summary>Whose session a transaction of a plan needs; null when it needs none.</summary>
    public SessionKey? NeedOf(Plan plan, string transaction)
    {
        PlatformKnowledge now = knowledge.Current;
        if (plan.Destination != Destinations.Nhsa || transaction == SignIn || now.Mapping?.Institution(plan.Institution) is not { } institution)
        {
            return null;
        }

        return IsRequired(now.Dialects.Of(institution), institution) ? new SessionKey(plan.Destination, institution.Code, OperatorOf(plan, institution)) : null;
    }

    /// <summary>The gateway's own message that signs an operator in, through the same plan and table as a sender's.</summary>
    public PlannedSignIn Plan(SignInOrder order, string seed)
    {
        if (knowledge.Current.Mapping?.Institution(order.Key.Institution) is not { } institution)
        {
            return new PlannedSignIn(null, [new Issue(IssueCodes.CannotSignIn, SourceLocation.Whole, $"Expected institution {order.Key.Institution} in the mappings folder.")]);
        }

        Bundle message = Message(order, seed);
        var request = new PlanRequest(SignInOrder.Event, message, institution, KeyBook: [], Mapping);
        Outcome<PlannedMessage> planned = new PlanBuilder(knowledge, forms).Build(request);
        return planned.TryGetValue(out PlannedMessage? plan)
            ? new PlannedSignIn(new JournalFact.Prepared(SignInOrder.Event, order.Key.Lane, null, Mapping, plan.Keys, CanonicalJson.Write(message), plan.Plan.ToJson()), [])
            : new PlannedSignIn(null, planned.Issues);
    }

    private bool IsRequired(Dialect dialect, Institution institution) =>
        options.EndpointOf(dialect)?.SignIn ?? institution.Facts.GetValueOrDefault("sign-in") switch
        {
            "yes" => true,
            "no" => false,
            _ => dialect.SignIn.Required,
        };

    private static string OperatorOf(Plan plan, Institution institution) => plan.Operator ?? institution.Facts.GetValueOrDefault("operator", "");

    private static Bundle Message(SignInOrder order, string seed)
    {
        var operatorNumber = new Identifier(SliceCatalog.Default.Find("Practitioner.identifier", "Identifier", "operator")[0].Value, order.Key.Operator);
        Resource[] resources =
        [
            new MessageHeader { Event = new Coding(CanonicalSystems.Event, SignInOrder.Event), Source = new MessageHeader.MessageSourceComponent { Endpoint = "urn:cn:gateway" } },
            new Practitioner { Identifier = [operatorNumber] },
        ];
        var bundle = new Bundle
        {
            Id = EntryId.Of(seed, "Bundle"),
            Type = Bundle.BundleType.Message,
            Timestamp = order.At,
            Identifier = new Identifier(CanonicalSystems.Content, seed),
        };
        foreach (Resource resource in resources)
        {
            resource.Id = EntryId.Of(seed, resource.TypeName);
            bundle.Entry.Add(new Bundle.EntryComponent { FullUrl = $"urn:uuid:{resource.Id}", Resource = resource });
        }

        return bundle;
    }
}
