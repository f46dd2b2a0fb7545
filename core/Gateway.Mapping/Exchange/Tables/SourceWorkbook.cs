using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A source version as one workbook: a sheet per table, an overview of its messages, and a sheet that says which sheet is which file.</summary>
internal static class SourceWorkbook
{
    /// <summary>The sheet that says which sheet is which file; the import goes by it.</summary>
    public const string Index = "目录";

    private const string Overview = "报文总览";

    /// <summary>Sheets that explain; nobody reads them back.</summary>
    public static bool IsExplanation(string sheet) => sheet is GridFile.Readme or Overview;

    /// <summary>Writes the workbook.</summary>
    public static Outcome<byte[]> Write(VersionFolder version)
    {
        var faults = new FaultList();
        List<string> names = [GridFile.Readme, Index, Overview];
        var sheets = new List<WorkbookWriter.Sheet>();
        var index = new List<ImmutableArray<string>> { ImmutableArray.Create("sheet", "file") };
        foreach (string file in SourceTables.Of(version))
        {
            Outcome<ImmutableArray<Grid>> grid = GridFile.Read(File.ReadAllBytes(Path.Combine(version.Path, file)), $"{version.Name}/{file}", TableText.Utf8);
            faults.AddAll(grid.Issues);
            if (grid.Succeeded)
            {
                string sheet = SheetNames.Of(Path.ChangeExtension(file, null), names);
                names.Add(sheet);
                index.Add([sheet, file]);
                sheets.Add(new(sheet, SourceTables.Cells(grid.Value[0])));
            }
        }

        faults.AddAll(sheets.Select(sheet => WorkbookLimits.Check(sheet.Name, sheet.Rows)).OfType<Issue>());
        return faults.Count > 0 ? Outcome.Refused<byte[]>(faults.ToImmutable()) : Outcome.Of(WorkbookWriter.Write([Readme(version), new(Index, index), new(Overview, [.. Messages(version)]), .. sheets]));
    }

    private static WorkbookWriter.Sheet Readme(VersionFolder version) => new(GridFile.Readme,
    [
        ["说明 · README"],
        [$"来源 {version.Label} 的全部映射表，每张表一个工作表；“{Index}”说明工作表与文件的对应关系，“{Overview}”仅供查看。"],
        [$"All tables of {version.Label}, one sheet each. '{Index}' says which sheet is which file; '{Overview}' is for reading only: edit source.yaml instead."],
        ["所有列均为文本格式，粘贴时请选“只粘贴文本/值”，以免丢失前导零。· All columns are text: paste values only."],
        [$"导入 · import: gateway mappings tables import 本文件.xlsx --into {version.Label}（仅限草稿 · drafts only）"],
    ]);

    private static IEnumerable<ImmutableArray<string>> Messages(VersionFolder version)
    {
        string[] columns = ["name", "event", "when", "reply-when", "table", "reply", "continues"];
        yield return [.. columns];
        foreach (Settings message in version.Settings?.List("messages") ?? [])
        {
            yield return [.. columns.Select(column => message.Text(column) ?? "")];
        }
    }
}
