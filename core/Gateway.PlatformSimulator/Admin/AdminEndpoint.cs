using System.Text.Json;
using Gateway.PlatformSimulator.Faults;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Admin;

/// <summary>/__twin/state, faults, reset, ledger, calls: for testers and for tests in another process.</summary>
internal sealed class AdminEndpoint(PlatformTwin twin)
{
    public const string Path = "/__twin/";

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
                ("GET", "ledger") when request.Query.Contains("csv", StringComparison.Ordinal) => TwinAnswer.Text(200, "text/csv;charset=UTF-8", LedgerRow.Csv(twin.Ledger())),
                ("GET", "ledger") => Json(twin.Ledger()),
                ("GET", "calls") => Json(twin.Calls()),
                _ => TwinAnswer.Text(404, "text/plain;charset=UTF-8", "Known: GET|POST state, GET|POST|DELETE faults, POST reset, GET ledger[?format=csv], GET calls."),
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

    private static TwinAnswer Json<T>(T value) => TwinAnswer.Ok(JsonSerializer.SerializeToUtf8Bytes(value, TwinJson.Options));

    private sealed record OpenState(bool Open);
}
