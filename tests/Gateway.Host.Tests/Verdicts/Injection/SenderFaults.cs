using System.Text;
using System.Text.RegularExpressions;
using Gateway.Contract;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Verdicts;

/// <summary>The hospital's or pharmacy's own system fails: what it sends is broken, incomplete, contradicts itself or comes in the wrong order.</summary>
internal static class SenderFaults
{
    private static readonly string[] Refusals = ["还存在未上传费用，请先上传", "drug_trac_info第1行必填字段缺失", "库存不足，不能销售", "卡识别码为空"];

    public static VerdictFault[] All { get; } =
    [
        Bill("sender: message cut off", (ground, chance) => Cut(ground.Traffic.Bill(), chance)),
        new("sender: file cut off", Party.Sender, (ground, chance, token) => ground.DropAsync(Cut(ground.Traffic.Bill(), chance), token)),
        Sale("sender: sale cut off", (ground, chance) => Cut(ground.Traffic.Sale(), chance)),
        Bill("sender: bytes of no charset", (ground, chance) => Broken(ground.Traffic.Bill(), chance)),
        Bill("sender: UTF-8 instead of GBK", (ground, _) => Encoding.UTF8.GetBytes(GroundTraffic.Gbk.GetString(ground.Traffic.Bill()))),
        Bill("sender: required field empty", (ground, chance) => Emptied(ground, ((string[])["Cardno", "Mzlsh0", "Bqbm00"])[chance.Next(3)])),
        Bill("sender: amount in words", (ground, _) => ground.Traffic.Bill(text => Regex.Replace(text, @"\r\n[0-9]+\.[0-9]{4}\r\n", "\r\n二十五元\r\n", RegexOptions.None, TimeSpan.FromSeconds(1)))),
        Bill("sender: count and rows differ", (ground, _) => ground.Traffic.Bill(text => text.Replace("Cfxms0=", "Cfxms0=1", StringComparison.Ordinal))),
        Bill("sender: unknown message", (ground, chance) => ground.Traffic.Bill(text => text.Replace("[MZSF]", chance.Next(2) == 0 ? "[MZXX]" : "[ABC]", StringComparison.Ordinal))),
        Sale("sender: total is not the sum", (ground, _) => Raised(ground.Traffic.Sale(), 0)),
        Sale("sender: amount is not price times quantity", (ground, _) => Raised(Raised(OneRow(ground), 0), 1)),
        new("sender: same number, other content", Party.Sender, SameNumberAsync),
        Bill("sender: takes back what is not there", (ground, _) => Proof.Storm.SettlementTraffic.Cancel(ground.Traffic.Next())),
        Sale("sender: sale made real without trial", (ground, _) => Proof.Storm.SettlementTraffic.Affirm(ground.Traffic.Next())),
        FhirFaults.On("sender: FHIR server's rule is broken, or lacks what it refers to", Party.Sender, "business-rule", "not-found"),
        new("sender: platform refuses its data", Party.Sender, RefusedAsync) { IsAlone = true },
    ];

    private static VerdictFault Bill(string kind, Func<VerdictGround, Random, byte[]> message) =>
        new(kind, Party.Sender, (ground, chance, token) => ground.BillAsync(message(ground, chance), token));

    private static VerdictFault Sale(string kind, Func<VerdictGround, Random, byte[]> message) =>
        new(kind, Party.Sender, (ground, chance, token) => ground.SendAsync(GroundMappings.Pharmacy, "policy-machine", message(ground, chance), token));

    /// <summary>Ends somewhere in its second half, and surely before the last line's last field.</summary>
    private static byte[] Cut(byte[] whole, Random chance) => whole[..chance.Next(whole.Length / 2, whole.Length - 24)];

    /// <summary>A byte that no GBK text has, somewhere between others.</summary>
    private static byte[] Broken(byte[] whole, Random chance)
    {
        int at = chance.Next(whole.Length / 2, whole.Length - 4);
        return [.. whole[..at], 0xFF, .. whole[at..]];
    }

    /// <summary>A sale whose total is its only row's amount.</summary>
    private static byte[] OneRow(VerdictGround ground)
    {
        while (true)
        {
            byte[] sale = ground.Traffic.Sale();
            if (sale.Count(each => each == '\n') == 2)
            {
                return sale;
            }
        }
    }

    /// <summary>Puts a nine behind the yuan of the amount that ends a line.</summary>
    private static byte[] Raised(byte[] sale, int line)
    {
        string[] lines = GroundTraffic.Gbk.GetString(sale).Split("\r\n");
        lines[line] = lines[line].Insert(lines[line].LastIndexOf('.'), "9");
        return GroundTraffic.Gbk.GetBytes(string.Join("\r\n", lines));
    }

    private static byte[] Emptied(VerdictGround ground, string key) =>
        ground.Traffic.Bill(text => Regex.Replace(text, $"{key}=[^\r]*", $"{key}=", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static async Task<long> SameNumberAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        int visit = ground.Traffic.Next();
        long first = await ground.BillAsync(ground.Traffic.Bill(visit), cancellationToken);
        await ground.FinalAsync(first, TimeSpan.FromSeconds(10), cancellationToken);
        return await ground.BillAsync(ground.Traffic.Bill(visit, 1 + chance.Next(3)), cancellationToken);
    }

    private static Task<long> RefusedAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        string words = Refusals[chance.Next(Refusals.Length)];
        ground.PlatformDoes(new FaultRule { Kind = FaultKind.Refuse, Infno = words.StartsWith('卡') ? "1101" : "2207", ErrMsg = words });
        return ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }
}
