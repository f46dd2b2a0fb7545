using System.Text;
using Gateway.Adapter.Rows;

namespace Gateway.AdapterConformance.Rows;

public sealed class RowsConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new RowsAdapter();

    protected override string Marks => ",'\"();[";

    protected override byte[] Large(Sample sample, int bytes)
    {
        TextEncodings.TryGet(sample.Encoding, out Encoding? encoding);
        encoding ??= Encoding.UTF8;
        bool isCsv = sample.Name.StartsWith("csv", StringComparison.Ordinal);
        string row = isCsv
            ? "990001,ZY0000001,测试丙,8,岁\r\n"
            : "INSERT INTO ClinicBillDetail(ClinicBillDetailNO,ClinicBillNO,ItemNO,HosItemName,Price) VALUES('1000010001','100001','10001','阿莫西林胶囊','12.50');\r\n";
        return encoding.GetBytes((isCsv ? "ORGCODE,HospNo,PatName,Age,AgeUnit\r\n" : "") + string.Concat(Enumerable.Repeat(row, bytes / encoding.GetByteCount(row))));
    }
}
