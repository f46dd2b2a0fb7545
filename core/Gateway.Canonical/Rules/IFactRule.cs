using Gateway.Contract;

namespace Gateway.Canonical;

/// <summary>One rule that needs more than the message: a list, or what an answer said. Pure.</summary>
public interface IFactRule
{
    /// <summary>Whether it has something to say at a stage.</summary>
    bool Speaks(RuleStage stage);

    /// <summary>Checks a message with what is known by then.</summary>
    /// <returns>Every breach, with the element's path in the Bundle or the fact's name as location; nothing when what it needs is not known.</returns>
    IEnumerable<Issue> Check(RuleFacts facts);
}
