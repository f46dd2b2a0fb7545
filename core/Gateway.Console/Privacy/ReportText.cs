using System.Text;

namespace Gateway.Console.Privacy;

/// <summary>A report file (CSV, HTML or JSON in UTF-8) without anybody's number.</summary>
internal static class ReportText
{
    public static byte[] Masked(byte[] utf8) => Encoding.UTF8.GetBytes(PatientMask.Numbers(Encoding.UTF8.GetString(utf8))); // a mark of UTF-8 at the beginning stays
}
