using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Proof.Ground;
using Gateway.Proof.Storm;

namespace Gateway.Proof.Crash;

/// <summary>Traffic that leads to points which bills and sales alone do not reach: operators' orders, messages that cannot be read, files in a folder, ended sessions.</summary>
internal sealed class OddTraffic(ProofGround ground, TimeProvider time)
{
    private const int MostLooks = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>What a point needs beside the usual; each case among them is sent here and not in the usual way.</summary>
    /// <returns>What was begun, and the cases that are left to be sent as usual.</returns>
    public (IReadOnlyList<Task> Begun, IReadOnlyList<StormCase> Left) Begin(FailPoint point, IReadOnlyList<StormCase> cases, CancellationToken cancellationToken)
    {
        StormCase[] bills = [.. cases.Where(one => one.Kind == StormKind.Bill)];
        switch (point)
        {
            case >= FailPoint.FolderClaimed and <= FailPoint.FolderPublished:
                return (Each(bills, one => ByFolderAsync(one, cancellationToken)), [.. cases.Except(bills)]);
            case FailPoint.UndoTookAlong:
                return (Each(bills.Take(3), one => UndoneAsync(one, cancellationToken)), [.. cases.Except(bills.Take(3))]);
            case FailPoint.BeforeRejected or FailPoint.AfterRejected:
                return (Each(cases.Take(3), one => ground.Sender.RefuseAsync(one.Index, cancellationToken)), cases);
            case FailPoint.BeforeParked or FailPoint.AfterParked or FailPoint.BeforeReleased or FailPoint.AfterReleased:
                return ([OrderAsync("park", cancellationToken)], cases);
            case FailPoint.BeforeSkipped or FailPoint.AfterSkipped:
                return ([OrderAsync("park", cancellationToken), OrderAsync("skip", cancellationToken)], cases);
            case FailPoint.BeforeSignIn or FailPoint.AfterSignIn:
                ground.Twin.EndSessions();
                return ([], cases);
            default:
                return ([], cases);
        }
    }

    private static Task[] Each<T>(IEnumerable<T> ones, Func<T, Task> begin) => [.. ones.Select(one => Task.Run(() => begin(one)))];

    /// <summary>An operator takes the visit back once it is settled; asks again until it is done.</summary>
    private async Task UndoneAsync(StormCase one, CancellationToken cancellationToken)
    {
        await ground.Sender.SendAsync(one, cancellationToken);
        if (ground.Sender.Replies.GetValueOrDefault((one.Number, "settle")) is not { Done: true } settled)
        {
            return;
        }

        while (!await DoneAsync($"/api/visits/{StormKeys.Hospital}/{one.Number}/undo", new { actor = "proof", reason = "taken back", to = "nothing" }, cancellationToken))
        {
            await Task.Delay(Pause, time, cancellationToken);
        }

        ground.Sender.Replies[(one.Number, "cancel")] = settled;
    }

    /// <summary>An operator sets some messages aside that wait, which the person who watches lets go on, or ends some that were set aside.</summary>
    private async Task OrderAsync(string order, CancellationToken cancellationToken)
    {
        for (int looked = 0, life = ground.Gateway.Id; looked < MostLooks && ground.Gateway.IsRunning && ground.Gateway.Id == life;)
        {
            await Task.Delay(Pause, time, cancellationToken);
            try
            {
                JsonElement page = await ground.Desk.GetFromJsonAsync<JsonElement>($"/api/messages?state={(order == "skip" ? "parked" : "prepared")}&limit=3", cancellationToken);
                looked++;
                foreach (JsonElement message in page.GetProperty("messages").EnumerateArray())
                {
                    string path = string.Create(CultureInfo.InvariantCulture, $"/api/messages/{message.GetProperty("id").GetInt64()}/{order}");
                    using HttpResponseMessage answer = await ground.Desk.PostAsJsonAsync(path, new { actor = "proof", reason = "set aside" }, cancellationToken);
                }
            }
            catch (Exception away) when (away is HttpRequestException or IOException or JsonException or KeyNotFoundException || (away is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // the gateway is dead or not there yet
            }
        }
    }

    private async Task<bool> DoneAsync(string path, object order, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await ground.Desk.PostAsJsonAsync(path, order, cancellationToken);
            JsonElement view = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return answer.IsSuccessStatusCode && view.GetProperty("state").GetString() == "done";
        }
        catch (Exception away) when (away is HttpRequestException or IOException or JsonException or KeyNotFoundException || (away is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>A hospital that drops its bill into a folder and waits for the file with the reply; then it asks over HTTP, where the same bytes must have the same answer.</summary>
    private async Task ByFolderAsync(StormCase one, CancellationToken cancellationToken)
    {
        string request = Path.Combine(ground.Inbox, one.Number + ".in"), reply = Path.Combine(ground.Inbox, one.Number + ".out");
        await File.WriteAllBytesAsync(request + ".tmp", ground.Sender.BillOf(one, out decimal total), cancellationToken);
        File.Move(request + ".tmp", request);
        while (!File.Exists(reply))
        {
            await Task.Delay(Pause, time, cancellationToken);
        }

        StormReply written = StormReply.ReadIni(await File.ReadAllBytesAsync(reply, cancellationToken), total);
        await ground.Sender.SendAsync(one, cancellationToken);
        if (written.Done && ground.Sender.Replies[(one.Number, "settle")] is var told && told != written)
        {
            ground.Sender.Replies[(one.Number, "settle")] = told with { Done = false, Error = $"the folder was told {written}" };
        }
    }
}
