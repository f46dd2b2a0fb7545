using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Hl7v2;
using Gateway.Contract;

namespace Gateway.Benchmarks.Hl7;

/// <summary><c>hl7 [--seconds N]</c>: HL7 v2 into records on one thread, beside a bare pass that only counts separators.</summary>
internal sealed class Hl7Verb : IVerb
{
    private const double LeastShort = 100_000, LeastLong = 6_000;
    private const string Header = "MSH|^~\\&|HIS|示范医院|GATEWAY|NHSA|20260301083000||ORU^R01|MSG0000001|P|2.4|||AL|NE|CHN|UNICODE UTF-8\r";
    private const string Patient = "PID|1||MR9000001^^^HIS^MR~999999199001010016^^^CHN^NNCHN||测试甲||19900101|M|||测试市测试区测试路1号^^测试市^^999999||13900000000\rPV1|1|O|02^^^示范医院||||D9001^样例医师||||||||||||MZ20260301000001\r";
    private const string Order = "ORC|RE|YZ1^HIS|BG1^LIS||CM||||20260301090000|||D9001^样例医师\rOBR|1|YZ1^HIS|BG1^LIS|XCG^血常规^99LAB|||20260301081500|||||||20260301082000|全血|D9001^样例医师||||||20260301090000|||F\r";

    public string Name => "hl7";

    public string Summary => "HL7 v2 into records on one thread: --seconds N (3) per kind; exit 1 below 100,000 messages of 1.8 KB or 6,000 of 35 KB a second.";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        double seconds = arguments is ["--seconds", var given] && double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out double said) ? said : 3;
        using JsonDocument layout = JsonDocument.Parse("{}");
        ICodec codec = new Hl7v2Adapter().Open(layout.RootElement, "utf-8").Value;
        bool isFast = Measure("short", Message(9, 1_800), codec, seconds, LeastShort);
        isFast &= Measure("long", Message(196, 35_000), codec, seconds, LeastLong);
        return Task.FromResult(isFast ? 0 : 1);
    }

    private static bool Measure(string name, byte[] message, ICodec codec, double seconds, double least)
    {
        (double floor, _) = Rate(seconds, () => message.AsSpan().Count((byte)'|') + message.AsSpan().Count((byte)'^') + message.AsSpan().Count((byte)'\r'));
        (double rate, double bytes) = Rate(seconds, () => codec.Read(message).Value.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {message.Length} bytes, {message.AsSpan().Count((byte)'\r')} segments: record {rate:F0}/s ({message.Length * rate / 1e6:F0} MB/s), {bytes:F0} bytes allocated each; counting separators alone {floor:F0}/s; expected {least:F0}/s"));
        return rate >= least;
    }

    /// <summary>Results of the observation rows fill the message up to about so many bytes.</summary>
    private static byte[] Message(int rows, int length)
    {
        string head = Header + Patient + Order;
        int each = ((length - Encoding.UTF8.GetByteCount(head)) / rows) - 70;
        string note = new('n', Math.Max(4, each));
        return Encoding.UTF8.GetBytes(head + string.Concat(Enumerable.Range(1, rows).Select(row => $"OBX|{row}|NM|WBC^白细胞^99LAB||5.6|10*9/L|3.5 - 9.5|N|||F|||20260301090000|{note}\r")));
    }

    private static (double PerSecond, double Allocated) Rate(double seconds, Func<int> run)
    {
        long warm = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(warm).TotalSeconds < seconds / 3)
        {
            run();
        }

        long begun = Stopwatch.GetTimestamp(), bytes = GC.GetAllocatedBytesForCurrentThread(), count = 0;
        while (Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
        {
            for (int more = 0; more < 50; more++)
            {
                run();
            }

            count += 50;
        }

        return (count / Stopwatch.GetElapsedTime(begun).TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)count);
    }
}
