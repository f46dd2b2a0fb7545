using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Nobody is treated after the day of death, whether the message itself says it or a death notice that came before.</summary>
internal sealed class PersonIsAlive : IFactRule
{
    private const string Noticed = "deceased_on";

    public bool Speaks(RuleStage stage) => stage is RuleStage.Message or RuleStage.Person;

    public IEnumerable<Issue> Check(RuleFacts facts)
    {
        if (facts.ServiceDay is not { } service)
        {
            yield break;
        }

        foreach ((string place, Patient patient) in facts.Message.Each<Patient>().Where(row => MessageDates.DayOf((row.Resource.Deceased as FhirDateTime)?.Value) < service && facts.Message.EventOf() != "death.notice"))
        {
            yield return IssueCodes.PersonDeceased.At($"{place}.deceasedDateTime", "Expected a service not later than the day of death.");
        }

        if (MessageDates.DayOf(facts.Known.GetValueOrDefault(Noticed)) < service)
        {
            yield return IssueCodes.PersonDeceased.At(Noticed, "Expected a service not later than the day of death that a death notice told.");
        }
    }
}
