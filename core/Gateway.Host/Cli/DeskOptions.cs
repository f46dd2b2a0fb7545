using System.CommandLine;

namespace Gateway.Host.Cli;

/// <summary>Who orders something and why: what every act of an operator says.</summary>
internal static class DeskOptions
{
    public static Option<string> Actor() => new("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };

    public static Option<string> Reason() => new("--reason") { Description = "Why, for the audit trail.", Required = true };
}
