using System.Globalization;
using System.Text;
using Gateway.Benchmarks.Mapping;

namespace Gateway.Benchmarks.Catalog;

/// <summary>Writes a mappings folder as large as a province's: sources with a table of 60 rows each, and code rows of the nation, of hospitals and of sources.</summary>
/// <param name="folder">Where.</param>
/// <param name="sources">How many sources.</param>
/// <param name="codeRows">How many code rows: 2/10 national, 4/10 in a hundred hospitals, 4/10 in the sources.</param>
internal sealed class LargeCatalog(BenchFolder folder, int sources, int codeRows)
{
    private const int Hospitals = 100;

    public string NationalList => "national/codesystems/catalogue.csv";

    public int RowsOfHospital => codeRows * 4 / 10 / Hospitals;

    public int RowsOfSource => codeRows * 4 / 10 / sources;

    public int RowsOfNation => codeRows * 2 / 10;

    public static string SourceName(int number) => $"vendor-{number:D3}";

    /// <summary>The first is <see cref="BenchFolder.Hospital"/>.</summary>
    public static string HospitalName(int number) => string.Create(CultureInfo.InvariantCulture, $"H999999{number + 1:D5}");

    public static string HospitalTable(int number) => $"institutions/{HospitalName(number)}/codes/catalogue.csv";

    public static string SourceTable(int number) => $"sources/{SourceName(number)}/1.0/codes/catalogue.csv";

    public static string NationalCode(int number) => string.Create(CultureInfo.InvariantCulture, $"XA01AB{number:D7}0100{number % 97:D3}");

    public static string HospitalCode(int hospital, int number) => string.Create(CultureInfo.InvariantCulture, $"Y{hospital:D2}{number:D7}");

    public static string SourceCode(int source, int number) => string.Create(CultureInfo.InvariantCulture, $"S{source:D3}{number:D6}");

    public void Write()
    {
        folder.Write(NationalList, Table("code,display", RowsOfNation, n => $"{NationalCode(n)},{Name(n)}"));
        for (int number = 0; number < Hospitals; number++)
        {
            int hospital = number;
            folder.Write($"institutions/{HospitalName(number)}/institution.yaml", $"code: {HospitalName(number)}\nname: 示范医院{number}\narea: \"999999\"\nsources: [{SourceName(number % sources)}]\n");
            folder.Write(HospitalTable(number), Table(Columns, RowsOfHospital, n => Row(HospitalCode(hospital, n), hospital + n)));
        }

        for (int number = 0; number < sources; number++)
        {
            int source = number;
            folder.WriteSource(SourceName(number), number.ToString("D3", CultureInfo.InvariantCulture));
            if (RowsOfSource > 0)
            {
                folder.Write(SourceTable(number), Table(Columns, RowsOfSource, n => Row(SourceCode(source, n), source + n)));
            }
        }
    }

    private const string Columns = "code,display,target,target_display,equivalence,valid_from,valid_to,note";

    private static string Row(string code, int number) => string.Create(CultureInfo.InvariantCulture, $"{code},{Name(number)},{NationalCode(number)},{Name(number)},equal,{(number % 10 == 0 ? "2024-01-01" : "")},,");

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"示范药品{number}注射用粉针剂");

    private static string Table(string columns, int rows, Func<int, string> row)
    {
        var text = new StringBuilder(columns).Append('\n');
        for (int number = 0; number < rows; number++)
        {
            text.Append(row(number)).Append('\n');
        }

        return text.ToString();
    }
}
