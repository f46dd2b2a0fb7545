using System.Collections.Immutable;

namespace Gateway.Console.Views;

/// <summary>Where every value of a message came from, masked: four columns from the sender's field to the field that the platform got.</summary>
/// <param name="Chinese">Why there is none; null when there is one.</param>
/// <param name="English">The same.</param>
/// <param name="IsAsThen">Whether the tables make the canonical message today that was journalled then; null where none was.</param>
/// <param name="Columns">Sender's fields, table rows, canonical values, transaction fields.</param>
public sealed record TraceView(string? Chinese, string? English, bool? IsAsThen, ImmutableArray<TraceColumn> Columns);

/// <summary>One column.</summary>
/// <param name="Name"><c>record</c>, <c>row</c>, <c>canonical</c> or <c>transaction</c>.</param>
/// <param name="Hidden">How many more there are that are not listed.</param>
public sealed record TraceColumn(string Name, ImmutableArray<TraceItem> Items, int Hidden);

/// <summary>One value, or one row of a table.</summary>
/// <param name="Id">Within this view.</param>
/// <param name="Label">The path, the table row, the element, the field.</param>
/// <param name="Value">Masked; of a row what it says.</param>
/// <param name="Detail">Bytes of the message, or where the value came from.</param>
/// <param name="With">What it belongs together with, in all columns.</param>
public sealed record TraceItem(string Id, string Label, string Value, string Detail, ImmutableArray<string> With);
