using System.Globalization;
using Gateway.Console.Access;
using Gateway.Console.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Gateway.Console.Shell;

/// <summary>What every part of a page has: language, person, time. Parts are rendered on the server, once per call.</summary>
public abstract class ConsolePart : ComponentBase
{
    public const string LanguageCookie = "gateway-language";
    public const string ThemeCookie = "gateway-theme";
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!; // the renderer gives it

    [Inject]
    internal TimeProvider Time { get; set; } = null!; // registered

    internal bool English => Http.Request.Cookies[LanguageCookie] == "en";

    internal Person Me => Person.Of(Http.User);

    internal string Here => Http.Request.Path + Http.Request.QueryString;

    internal CancellationToken Gone => Http.RequestAborted;

    internal string Say(Word word) => word.In(English);

    internal string Say(string chinese, string english) => English ? english : chinese;

    /// <summary>A moment in China.</summary>
    internal static string Clock(DateTimeOffset at) => at.ToOffset(China).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    internal static string Full(DateTimeOffset at) => at.ToOffset(China).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>How long ago, or in how long, in one unit.</summary>
    internal string Ago(DateTimeOffset at)
    {
        TimeSpan span = Time.GetUtcNow() - at;
        string length = Length(span.Duration());
        return span >= TimeSpan.Zero ? Say($"{length}前", $"{length} ago") : Say($"{length}后", $"in {length}");
    }

    internal string Length(TimeSpan span) => span switch
    {
        { TotalSeconds: < 90 } => $"{span.TotalSeconds:0}{Say("秒", " s")}",
        { TotalMinutes: < 90 } => $"{span.TotalMinutes:0}{Say("分钟", " min")}",
        { TotalHours: < 36 } => $"{span.TotalHours:0}{Say("小时", " h")}",
        _ => $"{span.TotalDays:0}{Say("天", " d")}",
    };
}
