using Gateway.Proof.Counts;

namespace Gateway.Proof;

/// <summary>One kind of misfortune, brought about again and again until the time is over.</summary>
internal interface IProofKind
{
    /// <summary>As <c>--only</c> names it.</summary>
    string Name { get; }

    /// <summary>Part of the time among the kinds of its track.</summary>
    double Share { get; }

    /// <summary>Whether it starts processes. Kinds that do run one after the other, beside those that do not.</summary>
    bool StartsProcesses { get; }

    /// <summary>Every way in which it fails what it meets; empty where they are not known beforehand.</summary>
    IReadOnlyList<string> Points { get; }

    /// <summary>Goes on until a time; at least one trial is made whatever the time.</summary>
    Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken);
}
