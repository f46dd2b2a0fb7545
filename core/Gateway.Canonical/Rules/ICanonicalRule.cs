using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>One rule that a canonical message must keep before it may be sent. Pure: knows no clock, no sender and no destination.</summary>
public interface ICanonicalRule
{
    /// <summary>Checks a message.</summary>
    /// <param name="message">A Bundle of type message.</param>
    /// <returns>Every breach, with the element's path in the Bundle as location (<c>ChargeItem[2].priceOverride.value</c>); nothing when the rule has nothing to say.</returns>
    IEnumerable<Issue> Check(Bundle message);
}
