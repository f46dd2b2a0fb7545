using Gateway.Canonical;

namespace Gateway.Host.Cli.Rules;

/// <summary>One rule as a list shows it.</summary>
/// <param name="Level">What a breach does: <c>refuse</c>, <c>warn</c> or <c>off</c>.</param>
/// <param name="Default">The same where an institution says nothing.</param>
/// <param name="Stage">When it is asked: <c>message</c>, <c>person</c> or <c>amounts</c>.</param>
internal sealed record RuleRow(string Code, string Level, string Default, string Stage, string Chinese, string English)
{
    public static RuleRow Of(RuleEntry entry, RuleLevels levels) =>
        new(entry.Code.Id, Word(levels.Of(entry.Code) ?? entry.Default), Word(entry.Default), Word(entry.Stage), entry.Code.Chinese, entry.Code.English);

    /// <summary>The row of the table in core/README.md.</summary>
    public string ToMarkdown() => $"| {Code} | {Default} | {Stage} | {Chinese} | {English} |";

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
