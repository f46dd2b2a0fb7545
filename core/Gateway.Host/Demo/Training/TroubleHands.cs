using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Gateway.Host.Demo.Training;

/// <summary>What troubles are made of: the hospital sends bills, the platform behaves badly. Says what happened, and the numbers by which operators find it.</summary>
internal sealed class TroubleHands(TrainingCard card, string data, string trouble, TextWriter output, CancellationToken cancellationToken) : IDisposable
{
    /// <summary>Name of the folder into which the hospital drops bills, beside the data folder.</summary>
    public const string InboxName = "inbox";
    private const int PictureBytes = 1 << 20;
    private const int Variants = 8999;
    private const string Visit = "Mzlsh0=";
    private static readonly string[] SampleNumbers = ["MZ20200102000001", "GH20200102000001", "GH20200102000002", "MZ20200102000014", "GH20200102000014"];

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(1) };

    private string Inbox => Path.Combine(data, "..", InboxName);

    private string InboxAway => Inbox + ".away";

    private string Kept => Path.Combine(data, $"training-{trouble}.txt");

    /// <summary>A sample of the hospital as a bill of its own: other visit and registration numbers, everything else the same.</summary>
    public byte[] Bill(string sample) => Renumbering.Vary(Sample(sample), SampleNumbers, RandomNumberGenerator.GetInt32(1, Variants));

    /// <summary>A sample as it is.</summary>
    public byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(data, "..", "mappings", "sources", TrainingCard.Source, "1.0", "samples", name));

    /// <summary>Its visit, sixteen characters.</summary>
    public static string VisitOf(byte[] bill) => Text(bill).Split('\n').FirstOrDefault(line => line.StartsWith(Visit, StringComparison.Ordinal))?[Visit.Length..].Trim() ?? "";

    /// <summary>The hospital sends the bill that the exercise is about.</summary>
    public Task SendAsync(byte[] bill)
    {
        File.WriteAllBytes(Kept, bill);
        return SendAsync(bill, "ID");
    }

    /// <summary>The hospital sends another bill.</summary>
    /// <param name="bill">The message.</param>
    /// <param name="name">How its number is called in what is printed.</param>
    public async Task SendAsync(byte[] bill, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(card.Gateway, $"/in/{TrainingCard.Hospital}/{TrainingCard.Source}")) { Content = new ByteArrayContent(bill) };
        request.Headers.Add("X-Gateway-Key", card.HospitalKey);
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        string reply = Text(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        string said = reply.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("Error=", StringComparison.Ordinal))?[6..] ?? "";
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"医院收到 the hospital was told: {(int)response.StatusCode} {said}").TrimEnd());
        if (response.Headers.TryGetValues("X-Gateway-Message-Id", out IEnumerable<string>? ids))
        {
            Name(name, ids.First());
        }

        if (VisitOf(bill) is { Length: > 0 } visit)
        {
            Name("VISIT", visit);
        }
    }

    /// <summary>The share with the hospital's folder is not there any more; over there the hospital drops the bill that the exercise is about.</summary>
    public void Unmount(byte[] bill)
    {
        Directory.Move(Inbox, InboxAway);
        string visit = VisitOf(bill);
        File.WriteAllBytes(Path.Combine(InboxAway, visit + ".in"), bill);
        Name("VISIT", visit);
    }

    /// <summary>The share is there again.</summary>
    public void Mount() => Directory.Move(InboxAway, Inbox);

    /// <summary>The hospital sends something that is no bill, and large: a picture.</summary>
    public Task SendPictureAsync() => SendAsync(RandomNumberGenerator.GetBytes(PictureBytes), "ID");

    /// <summary>The hospital sends the bill that the exercise is about again, byte for byte.</summary>
    public Task SendAgainAsync() => SendAsync(About, "ID");

    /// <summary>The bill that the exercise is about.</summary>
    public byte[] About => File.ReadAllBytes(Kept);

    /// <summary>A settlement is made at the platform by somebody else.</summary>
    public async Task PlantAsync(object settlement)
    {
        string answer = await TellTwinAsync("settlements", (object[])[settlement]);
        await File.WriteAllTextAsync(Kept, JsonNode.Parse(answer)![0]!.GetValue<string>(), cancellationToken); // the twin answers its number
    }

    /// <summary>Whoever made it takes it back.</summary>
    public async Task UprootAsync()
    {
        using HttpResponseMessage response = await http.DeleteAsync(new Uri(card.Twin, $"/__twin/settlements/{await File.ReadAllTextAsync(Kept, cancellationToken)}"), cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>From now on the platform's calls meet these faults and no others; each is a rule of the twin.</summary>
    public Task MeetAsync(params object[] rules) => TellTwinAsync("faults", new { rules });

    /// <summary>Tells the twin something by its admin interface.</summary>
    public async Task<string> TellTwinAsync(string what, object order)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync(new Uri(card.Twin, $"/__twin/{what}"), order, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>A line <c>NAME=value</c>: what the guide's commands and pages need.</summary>
    public void Name(string name, string value) => output.WriteLine($"{name}={value}");

    /// <summary>The day in China, as commands take it.</summary>
    public static DateTimeOffset Today => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8));

    public void Dispose() => http.Dispose();

    // What cannot be read (that is an exercise, too) becomes a sign in its place.
    private static string Text(byte[] gbk) => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetString(gbk); // .NET has it
}
