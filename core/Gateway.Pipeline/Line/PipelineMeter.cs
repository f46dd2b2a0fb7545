using System.Diagnostics.Metrics;
using Gateway.Journal;

namespace Gateway.Pipeline;

/// <summary>What the pipeline counts. Labels are steps, sources and results: all bounded.</summary>
internal static class PipelineMeter
{
    public const string Name = "Gateway.Pipeline";
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> StepSeconds = Meter.CreateHistogram<double>("gateway.pipeline.step.duration", "s", "Time in one step.");
    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("gateway.pipeline.messages", "{message}", "Messages by source and what became of them.");

    private static readonly Counter<long> Codes = Meter.CreateCounter<long>("gateway.unmapped.codes", "{code}", "Codes that no table knew, by concept and what became of the message.");

    private static readonly Counter<long> Texts = Meter.CreateCounter<long>("gateway.unknown.texts", "{text}", "Answers whose text no table explains, by transaction.");

    public static void StepTook(string step, TimeSpan elapsed) => StepSeconds.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("step", step));

    public static void Ended(string source, string result) => Messages.Add(1, new KeyValuePair<string, object?>("source", source), new KeyValuePair<string, object?>("result", result));

    /// <param name="transaction">Of a plan: bounded by the tables.</param>
    public static void UnknownText(string transaction, int count) => Texts.Add(count, new KeyValuePair<string, object?>("transaction", transaction));

    /// <param name="concept">Of a table's codes column: bounded by the tables.</param>
    public static void Unmapped(string concept, UnmappedOutcome action) =>
        Codes.Add(1, new KeyValuePair<string, object?>("concept", concept), new KeyValuePair<string, object?>("action", action.ToString().ToLowerInvariant()));
}
