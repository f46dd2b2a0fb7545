using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Jobs;

/// <summary>Watches a job until it ends, stops or is held; how far it is goes to stderr.</summary>
internal static class JobFollow
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <returns>The exit code: 0 once it runs no more, 1 when the gateway does not answer or knows no such job.</returns>
    public static async Task<int> RunAsync(OperatorClient client, long id, CancellationToken cancellationToken)
    {
        for (; ;)
        {
            JobView? job = null;
            int code = await client.CallAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/api/jobs/{id}?after={long.MaxValue}"), null, ReadAsync, cancellationToken);
            if (job is null)
            {
                return code;
            }

            bool runs = job.State == "running";
            await System.Console.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\r{job.State}: {job.Begun} begun, {job.Done} done, {job.Failed} failed{(runs ? "" : "\n")}"));
            if (!runs)
            {
                return GatewayCommand.Done;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);

            async Task ReadAsync(HttpContent content) => job = (await content.ReadFromJsonAsync<JobDetailView>(Web, cancellationToken))!.Job; // a 200 carries one
        }
    }
}
