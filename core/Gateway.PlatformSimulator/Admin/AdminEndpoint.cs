using System.Text.Json;
using Gateway.PlatformSimulator.Faults;
using Gateway.PlatformSimulator.Seeds;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Admin;

/// <summary>/__twin/state, faults, reset, sessions, secret, ledger, calls: for testers and for tests in another process.</summary>
internal sealed class AdminEndpoint(PlatformTwin twin)
{
    public const string Path = "/__twin/";

    private const string One = "settlements/";

    public TwinAnswer Answer(TwinRequest request)
    {
        try
        {
            return (request.Method, request.Path[Path.Length..]) switch
            {
                ("GET", "state") => Json(twin.Snapshot()),
                ("POST", "state") => SetOpen(request.Body),
                ("GET", "faults") => Json(twin.Faults),
                ("POST" or "PUT", "faults") => SetFaults(request.Body),
                ("DELETE", "faults") => SetFaults("{}"u8.ToArray()),
                ("POST", "reset") => Reset(),
                ("POST", "sessions/end") => EndSessions(),
                ("POST", "secret") => ChangeSecret(request.Body),
                ("GET", "ledger") when request.Query.Contains("csv", StringComparison.Ordinal) => TwinAnswer.Text(200, "text/csv;charset=UTF-8", LedgerRow.Csv(twin.Ledger())),
                ("GET", "ledger") => Json(twin.Ledger()),
                ("GET", "calls") => Json(twin.Calls()),
                ("POST", "settlements") => Json(twin.Seed(JsonSerializer.Deserialize<IReadOnlyList<SeededSettlement>>(request.Body, TwinJson.Options) ?? [])),
                ("POST", var one) when one.StartsWith(One, StringComparison.Ordinal) => Done(twin.Amend(one[One.Length..], JsonSerializer.Deserialize<SettlementAmendment>(request.Body, TwinJson.Options) ?? new SettlementAmendment())),
                ("DELETE", var one) when one.StartsWith(One, StringComparison.Ordinal) => Done(twin.Remove(one[One.Length..])),
                _ => TwinAnswer.Text(404, "text/plain;charset=UTF-8", "Known: GET|POST state, GET|POST|DELETE faults, POST reset, POST sessions/end, POST secret, GET ledger[?format=csv], GET calls, POST settlements, POST|DELETE settlements/SETL_ID."),
            };
        }
        catch (JsonException broken)
        {
            return TwinAnswer.Text(400, "text/plain;charset=UTF-8", $"Not understood at {broken.Path}: {broken.Message}");
        }
    }

    private TwinAnswer SetOpen(byte[] body)
    {
        if (JsonSerializer.Deserialize<OpenState>(body, TwinJson.Options) is { Open: true })
        {
            twin.Open();
        }
        else
        {
            twin.Close();
        }

        return Json(twin.Snapshot());
    }

    private TwinAnswer SetFaults(byte[] body)
    {
        twin.Replace(JsonSerializer.Deserialize<TwinFaults>(body, TwinJson.Options) ?? new TwinFaults());
        return Json(twin.Faults);
    }

    private TwinAnswer Reset()
    {
        twin.Reset();
        return Json(twin.Snapshot());
    }

    private TwinAnswer EndSessions()
    {
        twin.EndSessions();
        return Json(twin.Snapshot());
    }

    private TwinAnswer ChangeSecret(byte[] body)
    {
        if (JsonSerializer.Deserialize<NewSecret>(body, TwinJson.Options) is not { Secret.Length: > 0 } fresh)
        {
            return TwinAnswer.Text(400, "text/plain;charset=UTF-8", "Expected {\"secret\":\"…\"}.");
        }

        twin.ChangeSecret(fresh.Secret);
        return Json(twin.Snapshot());
    }

    private static TwinAnswer Done(bool isDone) => TwinAnswer.Text(isDone ? 200 : 404, "text/plain;charset=UTF-8", isDone ? "Done." : "There is no such settlement.");

    private static TwinAnswer Json<T>(T value) => TwinAnswer.Ok(JsonSerializer.SerializeToUtf8Bytes(value, TwinJson.Options));

    private sealed record OpenState(bool Open);

    private sealed record NewSecret(string Secret);
}
