using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>How one destination's transactions are written and its answers read. Pure.</summary>
internal interface ITransactionForms
{
    /// <summary>Whether the tables and the institution that a plan names are still there.</summary>
    bool CanServe(Plan plan);

    /// <summary>Fills a transaction as far as possible without msgid and time.</summary>
    /// <returns>What makes the bytes once these are known, or every value that is missing or does not fit.</returns>
    Outcome<Func<AttemptStamp, ReadOnlyMemory<byte>>> Prepare(TransactionRequest request);

    /// <summary>The business part of what was sent; undefined when there is none.</summary>
    JsonElement Input(ReadOnlyMemory<byte> request);

    /// <summary>The business part of an answer; undefined when there is none.</summary>
    JsonElement Output(ReadOnlyMemory<byte> answer);

    /// <summary>What an answer says: facts and canonical answer.</summary>
    Outcome<TransactionAnswer> Read(Plan plan, string transaction, JsonElement output);
}

/// <summary>A transaction to fill.</summary>
internal sealed record TransactionRequest(Plan Plan, string Transaction, IReadOnlyDictionary<string, string> Facts, Bundle Message, FillBatch? Batch)
{
    /// <summary>The message as it was journalled; empty where that is not at hand.</summary>
    public ReadOnlyMemory<byte> Canonical { get; init; }

    /// <summary>Takes the codes that no table knew; null drops them.</summary>
    public ICollection<UnmappedCode>? Unmapped { get; init; }
}
