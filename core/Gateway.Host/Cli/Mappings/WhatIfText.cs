using System.Globalization;
using System.Text;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary>A what-if for people.</summary>
internal static class WhatIfText
{
    private const int Longest = 30;

    public static string Of(WhatIfReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Messages} messages in {report.Seconds:0.0} s: {report.Touched} touched by the draft");
        text.AppendLine(CultureInfo.InvariantCulture, $"  unchanged       {report.Unchanged,8}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  changed         {report.Changed,8}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  newly refused   {report.NewlyRefused,8}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  newly accepted  {report.NewlyAccepted,8}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  still refused   {report.StillRefused,8}{(report.RefusedDifferently > 0 ? $" ({report.RefusedDifferently} for other reasons)" : "")}");
        Places(text, "Changed elements", report.Elements);
        Places(text, "Changed fields of transactions", report.Fields);
        Places(text, "Rows that change them", report.Rows);
        Places(text, "Why messages are newly refused", report.Refusals);
        if (report.Money.Length > 0)
        {
            text.AppendLine("Money (yuan): messages, sum of differences without sign, after less before");
            foreach (MoneyChange money in report.Money)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {money.Messages,8} {money.Absolute,14:0.00} {money.Net,14:+0.00;-0.00;0.00}  {money.Element}");
            }
        }

        Samples(text, report);
        return text.ToString().TrimEnd();
    }

    private static void Places(StringBuilder text, string title, IReadOnlyList<CountedPlace> places)
    {
        if (places.Count > 0)
        {
            text.AppendLine(title);
        }

        foreach (CountedPlace place in places.Take(Longest))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {place.Messages,8}  {place.Place}");
        }

        if (places.Count > Longest)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"            and {places.Count - Longest} more: --json has them all");
        }
    }

    private static void Samples(StringBuilder text, WhatIfReport report)
    {
        foreach (ChangedMessage message in report.Samples)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Message {message.Message}: {message.Kind}");
            foreach (ShownChange change in message.Changes)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {change.Place}: {change.Old ?? "(nothing)"} -> {change.New ?? "(nothing)"}{(change.TableRow is null ? "" : $"  [{change.TableRow}]")}");
            }
        }
    }
}
