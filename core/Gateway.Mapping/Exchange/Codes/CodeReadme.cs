namespace Gateway.Mapping;

/// <summary>The sheet that tells people how to go on with an exported code table.</summary>
internal static class CodeReadme
{
    public static WorkbookWriter.Sheet Sheet(string layer, string concept) => new(GridFile.Readme,
    [
        ["说明 · README"],
        [$"编码对照表 {concept}（{layer}）。所有列均为文本格式，粘贴时请选“只粘贴文本/值”，以免丢失前导零。"],
        [$"Code table {concept} of {layer}. All columns are text: paste values only, so that no leading zero is lost."],
        ["关系 equivalence: equal, equivalent, relatedto, wider, subsumes, narrower, specializes, inexact, unmatched（无对应，target 留空）"],
        ["日期 valid_from, valid_to: 2026-01-31；空表示不限 · empty means no limit"],
        [$"导入 · import: gateway mappings codes import 本文件.xlsx --as {concept} --into {layer} --dry-run"],
    ]);
}
