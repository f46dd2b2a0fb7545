using System.Net;
using System.Text.RegularExpressions;

namespace Gateway.People;

/// <summary>Somebody at a browser: signs in to the console, opens pages, reads what stands there, presses buttons. For every test project that walks the console.</summary>
internal sealed partial class ConsolePerson : IDisposable
{
    /// <summary>Of everybody who came in by a link.</summary>
    public const string Password = "a long enough password";

    private readonly HttpClient http;
    private string path = "/";
    private string html = "";
    private int after; // where the words stand that were looked for last: a button of the same name is the next one

    /// <summary>Somebody whom nobody knows yet.</summary>
    public ConsolePerson(Uri console) => http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = console };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Tries to sign in.</summary>
    public async Task SignInAsync(string login, string password)
    {
        await OpenAsync("/sign-in");
        await SendAsync("/door/sign-in", [("login", login), ("password", password), ("back", "")]);
    }

    /// <summary>Comes in by a set-up link.</summary>
    public static async Task<ConsolePerson> ByLinkAsync(Uri link, string login, string language)
    {
        var person = new ConsolePerson(new Uri(link.GetLeftPart(UriPartial.Authority)));
        await person.http.GetAsync($"/switch?language={language}", Token);
        await person.OpenAsync(link.PathAndQuery);
        await person.SendAsync("/door/setup", [("login", login), ("name", login), ("password", Password), ("token", link.Query.Split('=')[1])]);
        return person;
    }

    /// <param name="page">Its path; one that ends with … is the link of the open page that begins so: the last one before the words that were looked for last, else the first; where there is none, the page stays open.</param>
    public async Task OpenAsync(string page)
    {
        if (page.EndsWith('…'))
        {
            Match[] links = [.. ((IEnumerable<Match>)Regex.Matches(WebUtility.HtmlDecode(html), $"href=\"(?<path>{Regex.Escape(page[..^1])}[^\"?]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)))];
            if (links.Length == 0)
            {
                return;
            }

            page = (Array.FindLast(links, link => link.Index < after) ?? links[0]).Groups["path"].Value;
        }

        (path, after) = (page, 0);
        html = await (await http.GetAsync(page, Token)).Content.ReadAsStringAsync(Token);
    }

    /// <summary>Whether the words stand on the open page, as a reader sees them.</summary>
    public bool Sees(string words)
    {
        after = Math.Max(0, WebUtility.HtmlDecode(html).IndexOf(words, StringComparison.Ordinal));
        return Visible(html).Contains(Squeezed(words), StringComparison.Ordinal);
    }

    /// <summary>Looks at the same page once more.</summary>
    public Task LookAgainAsync() => OpenAsync(path);

    /// <summary>Whether the open page has a form behind this button.</summary>
    public bool HasButton(string button) => Form().Matches(WebUtility.HtmlDecode(html)).Any(form => Visible(form.Groups["head"].Value) == button);

    /// <summary>What stands on the open page.</summary>
    public string Text => Visible(html);

    /// <summary>Sends the form of a button with the labels that the guide names; the page that comes back is open then.</summary>
    /// <returns>What the guide does not say although the form asks for it, or what the page does not have; null when it was sent.</returns>
    public async Task<string?> PressAsync(string button, string rest)
    {
        string page = WebUtility.HtmlDecode(html);
        Match[] forms = [.. Form().Matches(page).Where(form => Visible(form.Groups["head"].Value) == button)];
        if (forms.Length == 0)
        {
            return $"no button '{button}'";
        }

        Match form = forms.FirstOrDefault(one => one.Index >= after) ?? forms[0];
        var values = new List<(string Name, string Value)>([.. Hidden().Matches(form.Value).Select(field => (field.Groups["name"].Value, field.Groups["value"].Value))]);
        foreach (Match label in Label().Matches(form.Value))
        {
            string name = Visible(label.Groups["text"].Value) is { Length: > 0 } before ? before : Visible(label.Groups["after"].Value), field = label.Groups["name"].Value;
            Match said = Regex.Match(rest, $"{Regex.Escape(name)}[ ：:]*`(?<value>[^`]*)`", RegexOptions.None, TimeSpan.FromSeconds(1));
            if (said.Success)
            {
                values.Add((field, OptionOf(label.Value, said.Groups["value"].Value)));
            }
            else if (label.Value.Contains(" required", StringComparison.Ordinal) || label.Value.Contains("<select", StringComparison.Ordinal))
            {
                return $"the form of '{button}' asks for '{name}'";
            }
        }

        await SendAsync(form.Groups["action"].Value, values);
        return null;
    }

    public void Dispose() => http.Dispose();

    private async Task SendAsync(string action, IEnumerable<(string Name, string Value)> fields)
    {
        string token = FormToken().Match(html).Groups["token"].Value;
        HttpResponseMessage answer = await http.PostAsync(action, new FormUrlEncodedContent([.. fields.Where(field => field.Name != "__RequestVerificationToken").Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]), Token);
        html = await answer.Content.ReadAsStringAsync(Token);
        (path, after) = (answer.RequestMessage!.RequestUri!.PathAndQuery, 0); // after the redirect
    }

    private static string OptionOf(string label, string words) => Choice().Matches(label).FirstOrDefault(option => option.Groups["words"].Value.Trim() == words)?.Groups["value"].Value ?? words;

    private static string Visible(string html) => Squeezed(WebUtility.HtmlDecode(Tag().Replace(Unseen().Replace(html, ""), " ")));

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<summary[^>]*>(?<head>(?:(?!</summary>).)*)</summary>(?:(?!<summary).)*?<form method=\"post\" action=\"(?<action>/do/[^\"]*)\".*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Form();

    [GeneratedRegex("<label[^>]*>(?<text>(?:(?!<input|<select|<textarea).)*)<(?:input|select|textarea)[^>]* name=\"(?<name>[^\"]+)\"[^>]*>(?<after>.*?)</label>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Label();

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\"[^>]*>(?<words>[^<]*)</option>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Choice();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex FormToken();

    [GeneratedRegex("<(script|style|head)\\b.*?</\\1>", RegexOptions.Singleline, 5000)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 5000)]
    private static partial Regex Tag();
}
