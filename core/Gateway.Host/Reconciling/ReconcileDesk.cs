using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Gateway.Console.Api;
using Gateway.Journal;
using Gateway.Pipeline;

namespace Gateway.Host.Reconciling;

/// <summary>What operators order and see of reconciliation.</summary>
internal sealed class ReconcileDesk(LedgerReconciliation reconciliation, IJournal journal, ICatalogSource catalogs, TimeProvider time) : IReconcileDesk
{
    private const int MostOrders = 2000;
    private const int LongestWait = 20; // below the 30 seconds that the command line waits
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public async Task<ReconcileAnswer> RunAsync(ReconcileRequest request, CancellationToken cancellationToken)
    {
        if (catalogs.Current.Institution(request.Institution) is null)
        {
            return new ReconcileAnswer(null, new Refusal($"对照表中没有机构{request.Institution}。", $"Institution {request.Institution} is in no table."));
        }

        var order = new ReconcileOrder(request.Day, request.Repair == "safe" ? ReconcileRepair.Safe : ReconcileRepair.None, request.Actor, request.Reason, time.GetUtcNow()) { His = request.His };
        long run = await reconciliation.OrderAsync(request.Institution, order, cancellationToken);
        await Task.WhenAny(reconciliation.EndAsync(run), Task.Delay(TimeSpan.FromSeconds(Math.Clamp(request.Wait ?? LongestWait, 0, LongestWait)), time, cancellationToken));
        return new ReconcileAnswer(await ShowAsync(run, cancellationToken), null);
    }

    public async Task<JsonObject?> ShowAsync(long run, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(run, cancellationToken);
        if (header is not { Source: ReconcileOrder.Source })
        {
            return null;
        }

        ReconcileReport? report = await reconciliation.ReportAsync(run, cancellationToken);
        JsonObject shown = report is null ? [] : JsonSerializer.SerializeToNode(report, Json)!.AsObject(); // a record is an object
        shown["runId"] = run;
        shown["institution"] = header.Institution;
        shown["day"] = DayOf(header);
        shown["state"] = report is null ? "running" : "ended";
        if (report is null && reconciliation.ProgressOf(run) is { } progress)
        {
            shown["progress"] = JsonSerializer.SerializeToNode(progress, Json);
        }

        return shown;
    }

    public async Task<ImmutableArray<ReconcileRunView>> ListAsync(string? institution, DateOnly? day, CancellationToken cancellationToken) =>
        [.. (await reconciliation.OrdersAsync(institution, day, 200, cancellationToken)).Select(order => new ReconcileRunView(order.Id, order.Institution, DayOf(order), order.State == MessageState.Accepted ? "ended" : "running", order.ReceivedAt))];

    public async Task<ReconcileFile> ReportAsync(string institution, DateOnly month, string format, CancellationToken cancellationToken)
    {
        SortedDictionary<string, MessageHeader> latest = new(StringComparer.Ordinal);
        foreach (MessageHeader order in (await reconciliation.OrdersAsync(institution, null, MostOrders, cancellationToken)).Where(order => order.State == MessageState.Accepted && DayOf(order).StartsWith($"{month:yyyy-MM}", StringComparison.Ordinal)))
        {
            latest.TryAdd(DayOf(order), order); // newest first
        }

        List<ReconcileReport> days = [];
        foreach (MessageHeader order in latest.Values)
        {
            if (await reconciliation.ReportAsync(order.Id, cancellationToken) is { } report)
            {
                days.Add(report);
            }
        }

        string name = $"{institution}-{month:yyyy-MM}-对账.{format}";
        return format switch
        {
            "csv" => new ReconcileFile(name, "text/csv; charset=utf-8", ReportCsv.Of(days)),
            "html" => new ReconcileFile(name, "text/html; charset=utf-8", ReportPage.Of(institution, catalogs.Current.Institution(institution)?.Name ?? "", month, days)),
            _ => new ReconcileFile(name, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(days, Json)),
        };
    }

    private static string DayOf(MessageHeader order) => order.Listener.Split(':', 2)[^1];
}
