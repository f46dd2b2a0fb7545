using Gateway.Contract;

namespace Gateway.Verdicts;

/// <summary>The gateway took no message; its answer says why.</summary>
internal sealed class NotTakenException(IssueCode code) : Exception($"{code.Id} {code.English}")
{
    public IssueCode Code => code;
}
