using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Console.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Orders;

/// <summary>
/// Requests that wait for a second person, in <c>requests.json</c> of the console's folder; what was asked for lies apart (<see cref="HeldOrders"/>) and only until the request is decided or void.
/// A request that nobody decides within a day is void. Thread-safe; what a call returns is on disk.
/// </summary>
internal sealed class RequestBook : IDisposable
{
    private const int Kept = 500;
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(10);
    private readonly JsonFile<RequestFile> file;
    private readonly HeldOrders held;
    private readonly TimeProvider time;
    private readonly ITimer sweeper;
    private readonly Lock guard = new();
    private RequestFile content;

    public RequestBook(IOptions<AccessOptions> options, IDataProtectionProvider keys, TimeProvider time)
    {
        this.time = time;
        file = new JsonFile<RequestFile>(Path.Combine(options.Value.Folder, "requests.json"));
        held = new HeldOrders(options.Value.Folder, keys);
        content = file.Read() ?? new RequestFile(0, []);
        TakeOut();
        sweeper = time.CreateTimer(_ => Drop(), null, TimeSpan.Zero, Sweep);
    }

    /// <summary>Newest first.</summary>
    public ImmutableArray<PersonRequest> All => [.. content.Requests.Select(Aged).OrderByDescending(request => request.Number)];

    public PersonRequest? Find(long number) => All.FirstOrDefault(request => request.Number == number);

    /// <summary>What an open request asks for; null when it is decided or void.</summary>
    public JsonElement? OrderOf(long number) => Find(number) is { State: "open" } ? held.Find(number) : null;

    public PersonRequest Add(string action, string path, IOrder order, string by)
    {
        lock (guard)
        {
            var request = new PersonRequest(content.Last + 1, action, path, by, Privacy.PatientMask.Numbers(order.Reason ?? ""), time.GetUtcNow(), "open");
            held.Put(request.Number, JsonSerializer.SerializeToElement(order, order.GetType(), JsonSerializerOptions.Web));
            Save(new RequestFile(request.Number, [.. content.Requests.TakeLast(Kept - 1), request]));
            return request;
        }
    }

    /// <summary>Approves or declines; what was asked for is dropped.</summary>
    /// <returns>The request as decided with what it asked for; null when it is not open, or <paramref name="by"/> made it (which only declines).</returns>
    public (PersonRequest Request, JsonElement Order)? Decide(long number, bool approve, string by)
    {
        lock (guard)
        {
            if (Find(number) is not { State: "open" } request || (approve && request.By == by))
            {
                return null;
            }

            JsonElement? order = held.Find(number);
            string state = order is null ? "expired" : approve ? "approved" : "declined";
            PersonRequest decided = request with { State = state, DecidedBy = by, DecidedAt = time.GetUtcNow() };
            Save(content with { Requests = content.Requests.Replace(content.Requests.First(one => one.Number == number), decided) });
            Drop();
            return order is { } asked ? (decided, asked) : null;
        }
    }

    public void Dispose() => sweeper.Dispose();

    private PersonRequest Aged(PersonRequest request) => request.State == "open" && request.At + Life <= time.GetUtcNow() ? request with { State = "expired" } : request;

    /// <summary>Nothing is kept of what was asked for once nobody can approve it any more.</summary>
    private void Drop()
    {
        lock (guard)
        {
            held.KeepOnly(All.Where(request => request.State == "open").Select(request => request.Number).ToHashSet());
        }
    }

    /// <summary>Takes what was asked for out of a file that an earlier version wrote.</summary>
    private void TakeOut()
    {
        foreach (PersonRequest request in content.Requests.Where(request => request.Body is not null && Aged(request).State == "open"))
        {
            held.Put(request.Number, request.Body!.Value); // filtered
        }

        if (content.Requests.Any(request => request.Body is not null))
        {
            Save(content with { Requests = [.. content.Requests.Select(request => request with { Body = null })] });
        }
    }

    private void Save(RequestFile next)
    {
        file.Write(next);
        content = next;
    }

    /// <summary>What the file holds.</summary>
    internal sealed record RequestFile(long Last, ImmutableArray<PersonRequest> Requests);
}
