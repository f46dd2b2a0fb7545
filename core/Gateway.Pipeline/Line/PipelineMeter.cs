using System.Diagnostics.Metrics;

namespace Gateway.Pipeline;

/// <summary>What the pipeline counts. Labels are steps, sources and results: all bounded.</summary>
internal static class PipelineMeter
{
    private static readonly Meter Meter = new("Gateway.Pipeline");
    private static readonly Histogram<double> StepSeconds = Meter.CreateHistogram<double>("gateway.pipeline.step.duration", "s", "Time in one step.");
    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("gateway.pipeline.messages", "{message}", "Messages by source and what became of them.");

    public static void StepTook(string step, TimeSpan elapsed) => StepSeconds.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("step", step));

    public static void Ended(string source, string result) => Messages.Add(1, new KeyValuePair<string, object?>("source", source), new KeyValuePair<string, object?>("result", result));
}
