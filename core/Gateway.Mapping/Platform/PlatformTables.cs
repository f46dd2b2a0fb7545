using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One version of a platform's tables: canonical message to transaction input, transaction output to facts and canonical answer.</summary>
public sealed class PlatformTables : IVersioned
{
    private readonly FrozenDictionary<string, FillTable> fills;
    private readonly FrozenDictionary<string, CanonicalTable> answers;
    private readonly CodeShelf codes;

    internal PlatformTables(string kind, string version, string folder, FrozenDictionary<string, FillTable> fills, FrozenDictionary<string, CanonicalTable> answers, CodeShelf codes)
    {
        (Kind, Version, Folder) = (kind, version, folder);
        (this.fills, this.answers, this.codes) = (fills, answers, codes);
    }

    /// <summary>Kind of destination: <c>nhsa</c> or <c>fhir</c>.</summary>
    public string Kind { get; }

    /// <summary>The folder's name.</summary>
    public string Version { get; }

    /// <inheritdoc/>
    public ReleaseStatus Status { get; internal init; }

    /// <inheritdoc/>
    public DateOnly? From { get; internal init; }

    /// <inheritdoc/>
    public DateOnly? To { get; internal init; }

    /// <inheritdoc/>
    public string Sha256 { get; internal init; } = "";

    /// <summary>Where the tables lie; <c>plans.yaml</c> is beside them.</summary>
    public string Folder { get; }

    internal FrozenDictionary<string, FillTable> Fills => fills;

    internal FrozenDictionary<string, CanonicalTable> Answers => answers;

    /// <summary>What the standard says of every field; null where there is no such file.</summary>
    internal FieldTable? Fields { get; init; }

    /// <summary>Transactions that can be filled.</summary>
    public ImmutableArray<string> Transactions => fills.Keys;

    /// <summary>Whether the transaction can be filled.</summary>
    public bool CanFill(string infno) => fills.ContainsKey(infno);

    /// <summary>Makes a transaction's <c>input</c>. Pure.</summary>
    /// <param name="infno">For example <c>2204</c>.</param>
    /// <returns>Nodes and fields in the table's order, money and counts as numbers; or every required field that is missing and every value that does not fit its type or length.</returns>
    public Outcome<JsonObject> Fill(string infno, FillContext context)
    {
        if (!fills.TryGetValue(infno, out FillTable? table))
        {
            return Outcome.Refused<JsonObject>(Unknown(infno));
        }

        var unmapped = new UnmappedLog($"platform:{Kind}", Version);
        var scope = new RowScope(codes.Book(context.Institution, null))
        {
            Canonical = new BundleIndex(context.Canonical),
            Facts = context.Facts,
            Institution = context.Institution,
            Batch = context.Batch,
            Unmapped = unmapped,
            ServiceDate = context.TablesOn ?? ServiceDay.Of(context.Canonical),
        };
        JsonObject input = table.Fill(scope);
        unmapped.HandTo(context.Unmapped);
        return scope.HasErrors ? Outcome.Refused([.. scope.Issues], input) : Outcome.Of(input, [.. scope.Issues]);
    }

    /// <summary>Reads a transaction's <c>output</c>.</summary>
    /// <param name="infno">For example <c>2207</c>. One without an answer table teaches nothing.</param>
    /// <param name="output">The envelope's <c>output</c>; null and absent read as nothing.</param>
    /// <returns>Facts and canonical answer, or what a required row misses.</returns>
    public Outcome<TransactionAnswer> Read(string infno, JsonElement output)
    {
        if (!answers.TryGetValue(infno, out CanonicalTable? table))
        {
            return fills.ContainsKey(infno) ? Outcome.Of(new TransactionAnswer(ImmutableSortedDictionary<string, string>.Empty, new BundleBuilder(infno).Collection())) : Outcome.Refused<TransactionAnswer>(Unknown(infno));
        }

        var scope = new RowScope(codes.Book(null, null)) { Record = JsonRecord.Of(output) };
        var builder = new BundleBuilder(PersonKey.Of($"{infno}|{(output.ValueKind == JsonValueKind.Undefined ? "" : output.GetRawText())}"));
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        table.Run(scope, builder, new LineageLog(), facts);
        var answer = new TransactionAnswer(facts.ToImmutableSortedDictionary(StringComparer.Ordinal), builder.Collection());
        return scope.HasErrors ? Outcome.Refused([.. scope.Issues], answer) : Outcome.Of(answer, [.. scope.Issues]);
    }

    private Issue Unknown(string infno) => new(IssueCodes.TransactionUnknown, SourceLocation.Whole, $"Expected a table {infno}.csv of {Kind} {Version}.");
}
