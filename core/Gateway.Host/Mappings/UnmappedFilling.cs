using System.Collections.Immutable;
using System.Text;
using Gateway.Console.Api;
using Gateway.Contract;
using Gateway.Host.Plugins;
using Gateway.Journal;
using Gateway.Mapping;

namespace Gateway.Host.Mappings;

/// <summary>Fills one line of the work list: the same reading, checks and taking back as <c>mappings unmapped import</c>, then a reload and, if asked for, the messages that waited.</summary>
internal sealed class UnmappedFilling(CatalogHolder holder, PluginHolder plugins, MappingReload reload, IJournal journal, IOperatorDesk desk) : IDisposable
{
    private const string Sheet = "console.csv";
    private readonly SemaphoreSlim oneAtATime = new(1);

    public async Task<FillAnswer> FillAsync(FillOrder order, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            Outcome<WorkListImport> read = WorkListImport.Read(holder.Root, holder.Current, SheetOf(order), Sheet);
            ImmutableArray<Issue> faults = read.TryGetValue(out WorkListImport? import) ? import.Write(plugins.Current) : read.Issues;
            if (!faults.IsEmpty || import is null)
            {
                return Refused(faults);
            }

            ReloadRecord served = await reload.RunAsync(order.Actor, order.Reason, cancellationToken);
            string file = import.Additions.Concat(import.Known).Select(row => row.File).FirstOrDefault() ?? "";
            return served.Result == ReloadResult.Refused ? Refused(served.Faults) : await GoOnAsync(order, file, cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task<FillAnswer> GoOnAsync(FillOrder order, string file, CancellationToken cancellationToken)
    {
        ImmutableArray<long> waiting = await journal.WaitingForAsync(new UnmappedKey(order.Institution, order.Source.Split('@')[0], order.Concept, order.Code, order.Direction == "back"), cancellationToken);
        int released = 0;
        foreach (long id in order.Release ? waiting : [])
        {
            released += (await desk.RetryAsync(id, order.Actor, order.Reason, cancellationToken)).Done ? 1 : 0;
        }

        return new FillAnswer(true, $"{order.Code} 已写入 {file} 并生效；{waiting.Length}条报文在等它，已放行{released}条。", $"{order.Code} is in {file} and serves; {waiting.Length} messages waited for it, {released} go on.", file, waiting);
    }

    private static FillAnswer Refused(ImmutableArray<Issue> faults)
    {
        Issue first = faults.First(fault => fault.IsError);
        string place = first.At.Path.Length > 0 && !first.At.Path.StartsWith(Sheet, StringComparison.Ordinal) ? $" {first.At.Path}" : "";
        return new FillAnswer(false, $"没有写入任何内容。{first.Code.Id} {first.Code.Chinese}{place} {first.Reason}", $"Nothing was written. {first.Code.Id} {first.Code.English}{place} {first.Reason}", "", []);
    }

    private byte[] SheetOf(FillOrder order)
    {
        bool isBack = order.Direction == "back";
        Dictionary<string, string> cells = new(StringComparer.Ordinal)
        {
            ["layer"] = order.Layer, ["institution"] = order.Institution, ["area"] = holder.Current.Institution(order.Institution)?.Area ?? "", ["source"] = order.Source, ["concept"] = order.Concept,
            ["direction"] = isBack ? "back" : "forward", ["code"] = isBack ? order.Target : order.Code, ["target"] = isBack ? order.Code : order.Target, ["note"] = $"{order.Actor}: {order.Reason}",
        };
        string row = string.Join(',', WorkListSheet.Columns.Select(column => $"\"{cells.GetValueOrDefault(column, "").Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        return Encoding.UTF8.GetBytes($"{string.Join(',', WorkListSheet.Columns)}\r\n{row}\r\n");
    }
}
