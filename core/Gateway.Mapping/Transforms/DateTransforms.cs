using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Transforms of dates and times. Times are China time (+08:00) unless the text says otherwise; nothing asks a clock.</summary>
internal static class DateTransforms
{
    private const string FormatExpected = "Expected a format such as yyyyMMdd, several joined by 'or'.";
    private const string CenturyExpected = "Expected 'from YEAR' behind a year of two digits: 'yyMMdd from 1950' reads 50 to 99 as 1950 to 1999 and 00 to 49 as 2000 to 2049.";
    private static readonly TransformArgument Format = new("FORMAT", ArgumentKind.Format), OrFormat = new("or FORMAT", ArgumentKind.Format, IsOptional: true, Repeats: true), From = new("from YEAR", ArgumentKind.Whole, IsOptional: true);

    public static Transform[] All { get; } =
    [
        new()
        {
            Name = "date", Makes = ValueKind.Date, Arguments = [Format, OrFormat, From],
            English = "The sender's date as a FHIR date, as exact as the format is. A year of two digits needs 'from YEAR', the first year of its hundred.",
            Chinese = "来源日期转为 FHIR 日期，精度随格式；两位年份须用 from 写明起始年份。",
            Examples = [new("date yyyyMMdd", "20260131", "2026-01-31"), new("date yyyy年M月d日", "2026年1月3日", "2026-01-03"), new("date yyyy/M/d or yyyy-M-d", "2026/1/3", "2026-01-03"), new("date yyyyMM", "202601", "2026-01"), new("date yyMMdd from 1950", "490131", "2049-01-31"), new("date yyMMdd from 1950", "500131", "1950-01-31")],
            Refusals = [new("date yyyyMMdd", "20260229", "Expected a real date as yyyyMMdd."), new("date YYYYMMDD", null, "'YYYY' means nothing"), new("date yyyymmdd", null, "MM is the month, mm the minute"), new("date yyMMdd", null, CenturyExpected)],
            Compile = call => Read(call, withTime: false),
        },
        new()
        {
            Name = "datetime", Makes = ValueKind.DateTime, Arguments = [Format, OrFormat, From],
            English = "The sender's date and time as a FHIR dateTime; a format without hours gives a date.", Chinese = "来源日期时间转为 FHIR dateTime；格式不含小时则只得日期。",
            Examples = [new("datetime yyyyMMddHHmmss", "20260131083000", "2026-01-31T08:30:00+08:00"), new("datetime yyyyMMddHHmm or yyyyMMdd", "20260105", "2026-01-05"), new("datetime yyyy-M-d H:mm:ss", "2026-1-5 8:00:00", "2026-01-05T08:00:00+08:00")],
            Refusals = [new("datetime yyyyMMddHHmmss", "20260131253000", "Expected a real time as yyyyMMddHHmmss."), new("datetime", null, FormatExpected)],
            Compile = call => Read(call, withTime: true),
        },
        new()
        {
            Name = "hl7time", Makes = ValueKind.DateTime,
            English = "An HL7 v2 time stamp (DTM, v2.5.1 chapter 2A) of any precision as a FHIR dateTime.", Chinese = "HL7 v2 时间戳（任意精度）转为 FHIR dateTime。",
            Examples = [new("hl7time", "20260131083000+0800", "2026-01-31T08:30:00+08:00"), new("hl7time", "202601", "2026-01"), new("hl7time", "20260105083000.123-0500", "2026-01-05T08:30:00-05:00")],
            Refusals = [new("hl7time", "20261301", Hl7TimeText.Expected)],
            Compile = Steps.Plain(Hl7TimeText.Read, Hl7TimeText.Expected),
        },
        new()
        {
            Name = "fhirtime", Makes = ValueKind.DateTime,
            English = "A date or time that is FHIR's already, checked; a time without a zone is China time.", Chinese = "核对已是 FHIR 形式的日期或时间；无时区者为北京时间。",
            Examples = [new("fhirtime", "2026-01-31T08:30:00+08:00", "2026-01-31T08:30:00+08:00"), new("fhirtime", "2026-01-31T08:30:00", "2026-01-31T08:30:00+08:00"), new("fhirtime", "2026-01", "2026-01")],
            Refusals = [new("fhirtime", "2026-02-30", FhirTimeText.Expected)],
            Compile = Steps.Plain(FhirTimeText.Read, FhirTimeText.Expected),
        },
        new()
        {
            Name = "format", Reads = ValueKind.DateTime, Arguments = [Format],
            English = "A FHIR date or dateTime in another form, in China time; a date without a time gives 00:00:00.", Chinese = "FHIR 日期或时间改写为其他格式（北京时间）；无时间者为 00:00:00。",
            Examples = [new("format yyyy-MM-dd HH:mm:ss", "2026-01-31", "2026-01-31 00:00:00"), new("format yyyy-MM-dd HH:mm:ss", "2026-01-05T20:30:00Z", "2026-01-06 04:30:00"), new("format yyyy年M月d日", "2026-01-05", "2026年1月5日"), new("format HHmm", "2026-01-05 08:30:00", "0830")],
            Refusals = [new("format yyyy", "soon", "Expected a date or time."), new("format", null, "Expected yyyy, MM, dd, HH, mm and ss.")],
            Compile = Write,
        },
        new()
        {
            Name = "day", Reads = ValueKind.DateTime, Makes = ValueKind.Date,
            English = "The date of a FHIR dateTime, in China time.", Chinese = "取 FHIR 时间的日期部分（北京时间）。",
            Examples = [new("day", "2026-01-31T23:00:00+08:00", "2026-01-31")], Refusals = [new("day", "2026-01", "Expected a date.")],
            Compile = Steps.Plain(text => MomentText.TryRead(text, out DateTimeOffset at) ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null, "Expected a date."),
        },
    ];

    private static TransformStep? Read(TransformArguments call, bool withTime)
    {
        string[] halves = call.Rest.Split(" from ", 2);
        string forms = halves[0].Trim();
        var formats = new List<DateFormat>();
        foreach (string form in forms.Length == 0 ? [] : forms.Split(" or ", StringSplitOptions.TrimEntries))
        {
            if (DateFormat.ForReading(form, out string? reason) is not { } format)
            {
                return call.Fail(reason!); // given when there is no format
            }

            formats.Add(format);
        }

        if (formats.Count == 0)
        {
            return call.Fail(FormatExpected);
        }

        if (Century(formats, halves) is not { } culture)
        {
            return call.Fail(CenturyExpected);
        }

        return Steps.One(text => First(formats, text, withTime, culture), $"Expected a real {(withTime ? "time" : "date")} as {forms}.");
    }

    private static string? First(List<DateFormat> formats, string text, bool withTime, CultureInfo culture)
    {
        foreach (DateFormat format in formats)
        {
            if (format.Read(text, withTime, culture) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    private static CultureInfo? Century(List<DateFormat> formats, string[] halves)
    {
        bool isNeeded = formats.Exists(format => format.HasShortYear);
        if (!isNeeded || halves.Length == 1)
        {
            return isNeeded || halves.Length > 1 ? null : CultureInfo.InvariantCulture;
        }

        if (!int.TryParse(halves[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int first) || first is < 1800 or > 2100)
        {
            return null;
        }

        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = first + 99 };
        return culture;
    }

    private static TransformStep? Write(TransformArguments call) => DateFormat.ForWriting(call.Rest, out string? reason) is { } format
        ? Steps.One(text => MomentText.TryRead(text, out DateTimeOffset at) ? format.Write(at) : null, "Expected a date or time.")
        : call.Fail(reason!); // given when there is no format
}
