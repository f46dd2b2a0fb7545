using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Console.Access;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Orders;

/// <summary>Requests that wait for a second person, in <c>requests.json</c> of the console's folder. A request that nobody decides within a day is void. Thread-safe; what a call returns is on disk.</summary>
internal sealed class RequestBook
{
    private const int Kept = 500;
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private readonly JsonFile<RequestFile> file;
    private readonly TimeProvider time;
    private readonly Lock guard = new();
    private RequestFile content;

    public RequestBook(IOptions<AccessOptions> options, TimeProvider time)
    {
        this.time = time;
        file = new JsonFile<RequestFile>(Path.Combine(options.Value.Folder, "requests.json"));
        content = file.Read() ?? new RequestFile(0, []);
    }

    /// <summary>Newest first.</summary>
    public ImmutableArray<PersonRequest> All => [.. content.Requests.Select(Aged).OrderByDescending(request => request.Number)];

    public PersonRequest? Find(long number) => All.FirstOrDefault(request => request.Number == number);

    public PersonRequest Add(string action, string path, IOrder order, string by)
    {
        lock (guard)
        {
            JsonElement body = JsonSerializer.SerializeToElement(order, order.GetType(), JsonSerializerOptions.Web);
            var request = new PersonRequest(content.Last + 1, action, path, body, by, Privacy.PatientMask.Numbers(order.Reason ?? ""), time.GetUtcNow(), "open");
            Save(new RequestFile(request.Number, [.. content.Requests.TakeLast(Kept - 1), request]));
            return request;
        }
    }

    /// <summary>Approves or declines.</summary>
    /// <returns>The request as decided; null when it is not open, or <paramref name="by"/> made it (which only declines).</returns>
    public PersonRequest? Decide(long number, bool approve, string by)
    {
        lock (guard)
        {
            if (Find(number) is not { State: "open" } request || (approve && request.By == by))
            {
                return null;
            }

            PersonRequest decided = request with { State = approve ? "approved" : "declined", DecidedBy = by, DecidedAt = time.GetUtcNow() };
            Save(content with { Requests = content.Requests.Replace(content.Requests.First(one => one.Number == number), decided) });
            return decided;
        }
    }

    private PersonRequest Aged(PersonRequest request) => request.State == "open" && request.At + Life <= time.GetUtcNow() ? request with { State = "expired" } : request;

    private void Save(RequestFile next)
    {
        file.Write(next);
        content = next;
    }

    /// <summary>What the file holds.</summary>
    internal sealed record RequestFile(long Last, ImmutableArray<PersonRequest> Requests);
}
