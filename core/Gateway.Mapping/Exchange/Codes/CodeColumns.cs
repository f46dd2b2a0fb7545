using System.Collections.Frozen;

namespace Gateway.Mapping;

/// <summary>How people call the columns of a code table and its words, in Chinese and English.</summary>
internal static class CodeColumns
{
    private static readonly FrozenDictionary<string, string> Names = Of(
        ("code", "编码 代码 源编码 本地编码 院内编码"),
        ("display", "名称 源名称 本地名称 院内名称"),
        ("target", "目标编码 对照编码 国家编码 医保编码"),
        ("target_display", "目标名称 对照名称 国家名称 医保名称"),
        ("equivalence", "关系 对照关系 等价性"),
        ("valid_from", "生效日期 开始日期"),
        ("valid_to", "失效日期 结束日期"),
        ("note", "备注 说明"));

    private static readonly FrozenDictionary<string, string> Equivalences = Of(
        ("equal", "相等 相同 一致"),
        ("equivalent", "等价 等同"),
        ("relatedto", "相关"),
        ("wider", "更宽 宽于"),
        ("narrower", "更窄 窄于"),
        ("inexact", "近似 不精确"),
        ("unmatched", "无对应 无对照"));

    /// <summary>Every name that a header may use.</summary>
    public static IEnumerable<string> All => CodeTable.Columns.Concat(Names.Keys);

    /// <summary>The column that a header cell means; null for none.</summary>
    public static string? Find(string header) => CodeTable.Columns.FirstOrDefault(column => column.Equals(header, StringComparison.OrdinalIgnoreCase)) ?? Names.GetValueOrDefault(header);

    /// <summary>The equivalence that a word means; the word itself where nobody knows it.</summary>
    public static string Equivalence(string word) => Equivalences.GetValueOrDefault(word) ?? word;

    private static FrozenDictionary<string, string> Of(params (string Name, string Others)[] names) =>
        names.SelectMany(entry => entry.Others.Split(' ').Select(other => (other, entry.Name))).ToFrozenDictionary(pair => pair.other, pair => pair.Name, StringComparer.Ordinal);
}
