using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Gateway.PlatformSimulator.State;

/// <summary>Settlement lists, medical records and prescriptions. Read and changed only while the twin's state is held.</summary>
internal sealed class RecordShelf
{
    private readonly Dictionary<string, SettlementList> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Infno, string Institution, string Number), JsonElement> records = [];
    private readonly Dictionary<string, Prescription> byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Institution, string Local), Prescription> byLocal = [];

    /// <summary>How many settlements have a list.</summary>
    public int Lists => lists.Count;

    /// <summary>Every record that was not withdrawn.</summary>
    public IReadOnlyDictionary<(string Infno, string Institution, string Number), JsonElement> Records => records;

    /// <summary>Every prescription, checked or uploaded.</summary>
    public IReadOnlyCollection<Prescription> Prescriptions => byNumber.Values;

    /// <summary>The list of a settlement; null before the first upload.</summary>
    public SettlementList? ListOf(string settlementId) => lists.GetValueOrDefault(settlementId);

    public void Put(SettlementList list) => lists[list.Settlement.Id] = list;

    /// <summary>A later record of the same number replaces an earlier one.</summary>
    public void Put(string infno, string institution, string number, JsonElement input) => records[(infno, institution, number)] = input.Clone();

    /// <summary>Takes a record away; false if there is none.</summary>
    public bool Withdraw(string infno, string institution, string number) => records.Remove((infno, institution, number));

    public void Put(Prescription prescription)
    {
        byNumber[prescription.Number] = prescription;
        byLocal[(prescription.Visit.Institution, prescription.LocalNumber)] = prescription;
    }

    public bool TryGet(string number, string institution, [NotNullWhen(true)] out Prescription? prescription) =>
        byNumber.TryGetValue(number, out prescription) && prescription.Visit.Institution == institution;

    public Prescription? FindLocal(string institution, string local) => byLocal.GetValueOrDefault((institution, local));
}

/// <summary>A settlement list as it was uploaded.</summary>
/// <param name="Number">setl_list_sn.</param>
/// <param name="Sent">The whole input.</param>
internal sealed record SettlementList(string Number, Settlement Settlement, JsonElement Sent)
{
    /// <summary>stas_type: 1 submitted, anything else still open to a new upload.</summary>
    public string State { get; set; } = "";
}
