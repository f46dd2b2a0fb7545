using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.State;

/// <summary>Filings, catalogue comparisons, departments and stock. Read and changed only while the twin's state is held.</summary>
internal sealed class RegisterBook
{
    private readonly Dictionary<(string Institution, string Item), List<StockRecord>> stock = [];
    private readonly HashSet<(string Institution, string DataType, string Serial)> serials = [];
    private readonly HashSet<string> soldTraces = new(StringComparer.Ordinal);

    public List<Filing> Filings { get; } = [];

    /// <summary>Live comparisons by institution, the institution's own item and kind of list.</summary>
    public Dictionary<(string Institution, string Item, string List), JsonObject> Mapped { get; } = [];

    /// <summary>Live departments by institution and number.</summary>
    public SortedDictionary<(string Institution, string Department), JsonObject> Departments { get; } = [];

    /// <summary>Every record that was not deleted, in the order in which it came.</summary>
    public IEnumerable<StockRecord> Records(string institution) =>
        stock.Where(entry => entry.Key.Institution == institution).SelectMany(entry => entry.Value).Where(record => !record.IsDeleted).OrderBy(record => record.Number, StringComparer.Ordinal);

    public int StockRecords => stock.Values.Sum(records => records.Count(record => !record.IsDeleted));

    public bool IsUsed(StockRecord record) => serials.Contains((record.Institution, record.DataType, record.Serial));

    public bool IsSold(string trace) => soldTraces.Contains(trace);

    /// <summary>The stock of an item after its records; the least it ever was, if that is below zero.</summary>
    public decimal After(StockRecord? added, StockRecord? left, string institution, string item)
    {
        decimal now = 0, least = 0;
        IEnumerable<StockRecord> records = stock.GetValueOrDefault((institution, item)) ?? [];
        foreach (StockRecord record in added is null ? records : records.Append(added))
        {
            if (!record.IsDeleted && record != left)
            {
                now = record.Infno == "3501" ? record.Quantity : now + record.Quantity;
                least = Math.Min(least, now);
            }
        }

        return least < 0 ? least : now;
    }

    public void Add(StockRecord record)
    {
        (string, string) key = (record.Institution, record.Item);
        if (!stock.TryGetValue(key, out List<StockRecord>? records))
        {
            stock.Add(key, records = []);
        }

        records.Add(record);
        serials.Add((record.Institution, record.DataType, record.Serial));
        Move(record, isBack: false);
    }

    public void Delete(StockRecord record)
    {
        record.IsDeleted = true;
        serials.Remove((record.Institution, record.DataType, record.Serial));
        Move(record, isBack: true);
    }

    private void Move(StockRecord record, bool isBack)
    {
        if (record.DataType != "4")
        {
            return;
        }

        if (record.Infno == "3505" != isBack)
        {
            soldTraces.UnionWith(record.Traces);
        }
        else
        {
            soldTraces.ExceptWith(record.Traces);
        }
    }
}
