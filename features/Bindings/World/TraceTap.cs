using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Gateway.Features.Bindings.World;

/// <summary>Takes down every span that the gateway ends, as an exporter would, also across its restarts.</summary>
public sealed class TraceTap : IDisposable
{
    private readonly ActivityListener listener;
    private readonly ConcurrentQueue<Activity> ended = new();

    public TraceTap()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Gateway", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Everything that stands in them, one line a span.</summary>
    public string Text => string.Join('\n', ended.Select(span =>
        $"{span.Source.Name} {span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))} {string.Join(' ', span.Events.Select(one => $"{one.Name} {string.Join(' ', one.Tags)}"))} {span.StatusDescription}"));

    /// <summary>The spans of a message, by their beginning. All that name a message name this one.</summary>
    public IReadOnlyList<Activity> Of(long messageId, ActivityTraceId trace)
    {
        Activity[] spans = [.. ended.Where(span => span.TraceId == trace).OrderBy(span => span.StartTimeUtc)];
        string number = messageId.ToString(CultureInfo.InvariantCulture);
        Assert.All(spans.Select(span => span.GetTagItem("gateway.message")).OfType<object>(), tag => Assert.Equal(number, Convert.ToString(tag, CultureInfo.InvariantCulture)));
        return spans;
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
