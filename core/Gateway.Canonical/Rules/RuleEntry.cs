using Gateway.Contract;

namespace Gateway.Canonical;

/// <summary>One line of the list of rules.</summary>
/// <param name="Code">What a breach is called.</param>
/// <param name="Stage">When it is asked first.</param>
/// <param name="Default">What a breach does where an institution says nothing.</param>
public sealed record RuleEntry(IssueCode Code, RuleStage Stage, RuleLevel Default);
