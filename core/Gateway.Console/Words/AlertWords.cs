namespace Gateway.Console.Words;

internal static class AlertWords
{
    public static readonly Word Alerts = new("告警", "Alerts");
    public static readonly Word Since = new("开始于", "since");
    public static readonly Word Over = new("已恢复", "over");
}
