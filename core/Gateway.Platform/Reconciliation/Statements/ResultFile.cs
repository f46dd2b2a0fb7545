using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>
/// Reads the result file that 9102 gives. Columns: psn_no, mdtrt_id, setl_id, msgid, stmt_rslt, refd_setl_flag, memo, medfee_sumamt, fund_pay_sumamt, acct_pay, exp_content.
/// A row of names before the first one is passed over; <c>null</c> is an empty cell; text that is no UTF-8 is GB18030.
/// </summary>
internal static class ResultFile
{
    private const int LeastColumns = 10;
    private const int MostExpanded = 256 << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The rows, or what is wrong with the answer, by line.</summary>
    /// <param name="answer">Of 9102: the zip itself, the text itself, or an envelope that holds either as Base64 or as an array of bytes.</param>
    public static Outcome<ImmutableArray<ResultRow>> Read(ReadOnlyMemory<byte> answer)
    {
        ReadOnlyMemory<byte> file = FileIn(answer);
        byte[] content = file.ToArray();
        if (IsZip(file.Span) && !ZipReading.TryRead(file, MostExpanded, out content, out string? fault))
        {
            return Outcome.Refused<ImmutableArray<ResultRow>>(new Issue(IssueCodes.StatementFileUnreadable, SourceLocation.Whole, fault!)); // false says why
        }

        return Parse(Decode(content));
    }

    internal static Outcome<ImmutableArray<ResultRow>> Parse(string text)
    {
        var rows = ImmutableArray.CreateBuilder<ResultRow>();
        var issues = ImmutableArray.CreateBuilder<Issue>();
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace() || (number == 1 && IsHeader(line)))
            {
                continue;
            }

            string[] cells = [.. line.ToString().Split('\t').Select(cell => cell.Trim() is "null" or "NULL" ? "" : cell.Trim())];
            if (cells.Length < LeastColumns || cells[2].Length + cells[3].Length == 0 || !TryMoney(cells, out LedgerAmounts? amounts))
            {
                issues.Add(new Issue(IssueCodes.StatementRowUnreadable, new SourceLocation($"line {number}"), $"Expected at least {LeastColumns} columns between tabs, a setl_id or msgid, and amounts with a point."));
                continue;
            }

            rows.Add(new ResultRow(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5] == "1" || amounts is { Total: < 0 }, cells[6], amounts));
        }

        return issues.Count == 0 ? Outcome.Of(rows.ToImmutable()) : Outcome.Refused(issues.ToImmutable(), rows.ToImmutable());
    }

    private static bool IsHeader(ReadOnlySpan<char> line) => line.Contains("psn_no", StringComparison.OrdinalIgnoreCase) || line.Contains("人员编号", StringComparison.Ordinal);

    private static bool TryMoney(string[] cells, out LedgerAmounts? amounts)
    {
        amounts = null;
        Span<decimal> values = stackalloc decimal[3];
        for (int column = 0; column < 3; column++)
        {
            string cell = cells[7 + column];
            if (cell.Length > 0 && !decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out values[column]))
            {
                return false;
            }
        }

        amounts = cells[7].Length == 0 ? null : new LedgerAmounts(values[0], values[1], values[2], 0);
        return true;
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.UTF8.GetString(DialectText.FromGb18030(content).Span);
        }
    }

    private static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK"u8);

    private static ReadOnlyMemory<byte> FileIn(ReadOnlyMemory<byte> answer)
    {
        if (IsZip(answer.Span) || !ReplyJson.TryRead(answer, out JsonElement reply))
        {
            return answer;
        }

        JsonElement output = ReplyJson.Output(reply, "output");
        return Candidates(output).Select(BytesOf).FirstOrDefault(bytes => bytes.Length > 0) ?? [];
    }

    private static IEnumerable<JsonElement> Candidates(JsonElement output) => output.ValueKind switch
    {
        JsonValueKind.Object => output.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.Object ? Candidates(member.Value) : [member.Value]),
        JsonValueKind.Undefined => [],
        _ => [output],
    };

    private static byte[] BytesOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out int number) && number is >= -128 and <= 255)
                ? [.. value.EnumerateArray().Select(one => unchecked((byte)one.GetInt32()))] : [];
        }

        return value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out byte[]? bytes) && bytes.Length > 0 && (IsZip(bytes) || bytes.Contains((byte)'\t')) ? bytes : [];
    }
}
