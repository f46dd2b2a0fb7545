using System.Text;
using CsCheck;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Codes;

public sealed class CodeTableTests : IDisposable
{
    private static readonly Gen<string> Word = Gen.OneOf("1", "01", "甲", "甲乙", "x,y", "a\"b", " 7 ", "B-12", "");
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Every_look_up_finds_what_a_search_through_the_rows_finds() =>
        Gen.Select(Word, Word, Word, Gen.Int[0, 3], Gen.Int[0, 3]).Array[0, 30].Sample(rows =>
        {
            CodeTable table = Load("code,target,target_display,valid_from,valid_to\n" + string.Concat(rows.Select(row =>
                $"{Cell(row.Item1)},{Cell(row.Item2)},{Cell(row.Item3)},{Day(row.Item4)},{Day(row.Item5 == 0 ? 0 : row.Item4 + row.Item5)}\n")), out _);
            CodeRow[] all = [.. table.Rows];

            foreach (DateOnly? day in new DateOnly?[] { null, new(2025, 1, 1), new(2025, 1, 2), new(2025, 1, 5) })
            {
                foreach (string word in rows.SelectMany(row => new[] { row.Item1.Trim(), row.Item2.Trim() }).Append("none"))
                {
                    Assert.Equal(First(all, row => row.Code == word && row.Covers(day)), table.Find(word, day));
                    Assert.Equal(First(all, row => row.Target == word && row.Covers(day)), table.FindTarget(word, day));
                }
            }
        }, iter: 300, threads: 1);

    [Fact]
    public void Rows_keep_the_order_and_the_numbers_of_the_file()
    {
        CodeTable table = Load("code,target,target_display\n1,a,\"甲,乙\"\n\n,,\n\"2\",b,\n", out _);

        Assert.Equal(
            [("1", "a", "甲,乙", "codes.csv:2"), ("2", "b", null, "codes.csv:5")],
            table.Rows.Select(row => (row.Code, row.Target, row.Display, row.Reference)));
    }

    [Fact]
    public void A_hundred_thousand_rows_of_one_code_are_told_row_by_row_without_a_pause()
    {
        Load("code,target\n" + string.Concat(Enumerable.Repeat("1,a\n", 100_000)), out FaultList faults);

        Assert.Equal(99_999, faults.Count);
        Assert.Equal("codes.csv:100001:code", faults.ToImmutable()[^1].At.Path);
    }

    [Fact]
    public void A_list_lets_each_code_stand_for_itself()
    {
        File.WriteAllText(path, "code,display\n310,职工基本医疗保险\n");

        CodeRow row = CodeTableFile.LoadList(path, "insutype.csv", new FaultList())!.Find("310", null)!.Value;

        Assert.Equal(("310", "310", "职工基本医疗保险"), (row.Code, row.Target, row.Display));
    }

    [Fact]
    public void A_file_that_is_no_UTF_8_is_a_fault()
    {
        File.WriteAllBytes(path, [.. "code,target\n"u8, 0xB4, 0xF3]);
        var faults = new FaultList();

        Assert.Null(CodeTableFile.Load(path, "codes.csv", faults));
        Assert.Equal(IssueCodes.FileUnreadable, Assert.Single(faults.ToImmutable()).Code);
    }

    private CodeTable Load(string csv, out FaultList faults)
    {
        File.WriteAllText(path, csv, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return CodeTableFile.Load(path, "codes.csv", faults = new FaultList())!;
    }

    private static CodeRow? First(CodeRow[] rows, Predicate<CodeRow> fits) => Array.FindIndex(rows, fits) is var at and >= 0 ? rows[at] : null;

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Day(int day) => day == 0 ? "" : $"2025-01-0{day}";
}
