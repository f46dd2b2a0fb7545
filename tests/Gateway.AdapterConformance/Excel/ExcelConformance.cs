using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gateway.Adapter.Excel;

namespace Gateway.AdapterConformance.Excel;

public sealed class ExcelConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new ExcelAdapter();

    protected override string Marks => "PK\u0003\u0004<&";

    protected override byte[] Large(Sample sample, int bytes)
    {
        string[] columns = ["序号", "姓名", "身份证号码", "身份类别代码", "认定时间"];
        var record = new SourceRecordBuilder(ReadOnlyMemory<byte>.Empty, Encoding.UTF8);
        record.Open("list");
        for (int row = 0; row < bytes / 100; row++)
        {
            record.Open("row");
            string noise = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(row.ToString(CultureInfo.InvariantCulture)))); // so that packing does not make it small
            foreach (string column in columns)
            {
                record.Value(column, noise[..(column == columns[1] ? 64 : 4)]);
            }

            record.Close();
        }

        record.Close();
        return sample.Open(Adapter).Write(record.Build()).Value.ToArray();
    }
}
