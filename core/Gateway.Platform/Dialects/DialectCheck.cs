using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>What must be true of a dialect before anything is sent by it.</summary>
internal static partial class DialectCheck
{
    private static readonly string[] Placeholders = ["{infno}", "{app}", "{path}"];

    public static Issue Fault(string at, string reason) => new(IssueCodes.DialectFaulty, new SourceLocation(at), reason);

    /// <summary>Every fault at the line of its value.</summary>
    /// <param name="dialect">As read.</param>
    /// <param name="file">Where it stands.</param>
    /// <param name="hasPaths">Whether a <c>paths.csv</c> lies beside it.</param>
    public static IEnumerable<Issue> FaultsOf(Dialect dialect, YamlFile file, bool hasPaths)
    {
        foreach ((string path, string reason) in Faults(dialect).Concat(FaultsOfPath(dialect, hasPaths)).Concat(FaultsOfAnswer(dialect.Answer)))
        {
            yield return Fault(file.At(path), reason);
        }
    }

    private static IEnumerable<(string Path, string Reason)> Faults(Dialect dialect)
    {
        if (!Area().IsMatch(dialect.Area))
        {
            yield return ("area", "Expected six digits in quotes, for example \"430000\".");
        }

        if (RequestSigners.Find(dialect.Transport) is null)
        {
            yield return ("transport", $"Expected one of {string.Join(", ", RequestSigners.Names)}.{NearestName.Hint(dialect.Transport, RequestSigners.Names)}");
        }

        if (dialect.Timeout <= TimeSpan.Zero)
        {
            yield return ("timeout", "Expected a time longer than none, for example 00:00:30.");
        }

        if (!MediaTypeHeaderValue.TryParse(dialect.ContentType, out _))
        {
            yield return ("content-type", "Expected a media type, for example application/json; charset=utf-8.");
        }

        foreach (string infno in dialect.Batch.Where(batch => batch.Value < 1).Select(batch => batch.Key))
        {
            yield return ($"batch.{infno}", "Expected at least 1 row a call.");
        }

        foreach (string infno in dialect.Instead.Where(instead => instead.Value.Trim().Length == 0 || instead.Value == instead.Key).Select(instead => instead.Key))
        {
            yield return ($"instead.{infno}", $"Expected a transaction such as 3505A, which this province wants instead of {infno}.");
        }

        if (dialect.Signature.Over != SignedBytes.Body && dialect.Transport != "x-ca")
        {
            yield return ("signature.over", $"Only x-ca signs the body; {dialect.Transport} does not.");
        }
    }

    private static IEnumerable<(string Path, string Reason)> FaultsOfPath(Dialect dialect, bool hasPaths)
    {
        foreach (string unknown in Braces().Matches(dialect.Path).Select(match => match.Value).Except(Placeholders, StringComparer.Ordinal))
        {
            yield return ("path", $"Nobody knows {unknown}; expected {string.Join(", ", Placeholders)} or none.{NearestName.Hint(unknown, Placeholders)}");
        }

        bool wantsPaths = dialect.Path.Contains("{path}", StringComparison.Ordinal);
        if (wantsPaths != hasPaths)
        {
            yield return ("path", wantsPaths ? "{path} needs a paths.csv beside this file, with columns infno, path." : "A paths.csv lies beside this file, but {path} does not stand here.");
        }

        if (dialect.Path.Length > 0 && dialect.Path[0] != '/' && !dialect.Path.StartsWith("{path}", StringComparison.Ordinal))
        {
            yield return ("path", "Expected a path that begins with /, or nothing where the configured address is the whole one.");
        }

        if (!dialect.TokenPath.StartsWith('/'))
        {
            yield return ("token-path", "Expected a path that begins with /.");
        }
    }

    private static IEnumerable<(string Path, string Reason)> FaultsOfAnswer(DialectAnswer answer)
    {
        if (!answer.Codes.ContainsValue(CodeMeaning.Done))
        {
            yield return ("answer.codes", "Expected a code that means done.");
        }

        foreach ((string infno, string condition) in answer.DoneWhen)
        {
            if (condition.Split('=', 2) is not [{ Length: > 0 }, { Length: > 0 }])
            {
                yield return ($"answer.done-when.{infno}", "Expected a path in output and its value, for example result/retRslt=1.");
            }
        }
    }

    [GeneratedRegex("^[0-9]{6}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Area();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braces();
}
