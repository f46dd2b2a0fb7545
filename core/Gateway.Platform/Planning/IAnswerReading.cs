using Gateway.Delivery;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>What answers mean for one message's plan.</summary>
internal interface IAnswerReading
{
    /// <summary>Facts and canonical answer of an attempt; null when it has none or they cannot be read.</summary>
    TransactionAnswer? Of(Attempt attempt);

    /// <summary>What an ask found of this run's own attempts; null when none of what it shows is ours.</summary>
    TransactionAnswer? Found(StepRun run, Attempt ask);

    /// <summary>Whether an ask shows something still that the platform says to have taken back.</summary>
    bool ShowsReversed(StepRun run, Attempt ask);

    /// <summary>What an ask shows under a number of the platform, whoever's msgid it bears; null when it does not show it.</summary>
    TransactionAnswer? Row(StepRun run, Attempt ask, string number);

    /// <summary>Whether the transaction takes something back.</summary>
    bool IsTakingBack(Attempt attempt);

    /// <summary>Whether the refusal says that what was to be done (or undone) is so already.</summary>
    bool IsAlreadyDone(Attempt attempt);

    /// <summary>Whether the refusal says that it is there already, perhaps through us.</summary>
    bool IsThere(Attempt attempt);

    /// <summary>Whether the refusal of an ask, or of a reversal, says that there is nothing of it.</summary>
    bool IsNothingFound(Attempt attempt);
}
