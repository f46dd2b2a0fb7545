using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Gateway.Benchmarks.Accept;

/// <summary>Senders on a number of connections, each waiting for its ack before it sends the next message.</summary>
internal sealed class AcceptLoad(byte[] sample, string controlId, int httpPort, int mllpPort, string key)
{
    private int sequence;

    /// <summary>Sends for a time and gives every ack's latency in milliseconds.</summary>
    public async Task<double[]> RunAsync(bool overMllp, int connections, TimeSpan duration)
    {
        var latencies = new ConcurrentBag<List<double>>();
        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
            latencies.Add(overMllp ? await MllpAsync(end) : await HttpAsync(end)))));
        double[] all = [.. latencies.SelectMany(list => list)];
        Array.Sort(all);
        return all;
    }

    private const string SamplePerson = "999999198001010011";

    /// <summary>The sample under a message id that was never used (its last digits are counted on) and for one of 500 persons: what belongs to one person goes out in order, one after the other.</summary>
    private byte[] Next()
    {
        int number = Interlocked.Increment(ref sequence);
        string id = controlId[..^9] + (number % 1_000_000_000).ToString("000000000", CultureInfo.InvariantCulture);
        byte[] message = (byte[])sample.Clone();
        int at = message.AsSpan().IndexOf(Encoding.ASCII.GetBytes(controlId));
        Encoding.ASCII.GetBytes(id, message.AsSpan(at));
        byte[] known = Encoding.ASCII.GetBytes(SamplePerson), person = Encoding.ASCII.GetBytes(Person(number % 500));
        for (int found; (found = message.AsSpan().IndexOf(known)) >= 0 && !person.AsSpan().SequenceEqual(known);)
        {
            person.CopyTo(message.AsSpan(found));
        }

        return message;
    }

    /// <summary>An ID number of area 999999 with its check digit (GB 11643); odd sequences are men.</summary>
    private static string Person(int index)
    {
        string digits = string.Create(CultureInfo.InvariantCulture, $"99999919800101{(index * 2) + 1:000}");
        int sum = digits.Select((digit, place) => (digit - '0') * ((1 << (17 - place)) % 11)).Sum();
        return digits + "10X98765432"[sum % 11];
    }

    private async Task<List<double>> MllpAsync(long end)
    {
        List<double> latencies = [];
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", mllpPort);
        NetworkStream stream = client.GetStream();
        byte[] buffer = new byte[64 * 1024];
        while (Stopwatch.GetTimestamp() < end)
        {
            byte[] frame = [0x0B, .. Next(), 0x1C, 0x0D];
            long started = Stopwatch.GetTimestamp();
            await stream.WriteAsync(frame);
            int read = 0;
            do
            {
                int got = await stream.ReadAsync(buffer.AsMemory(read));
                read += got > 0 ? got : throw new IOException("The gateway closed the connection.");
            }
            while (read < 2 || buffer[read - 2] != 0x1C);

            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Verify(buffer.AsSpan(0, read));
        }

        return latencies;
    }

    private async Task<List<double>> HttpAsync(long end)
    {
        List<double> latencies = [];
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{httpPort}")) };
        client.DefaultRequestHeaders.Add("X-Gateway-Key", key);
        while (Stopwatch.GetTimestamp() < end)
        {
            using var body = new ByteArrayContent(Next());
            long started = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await client.PostAsync("/in/H99999900001/hl7v2-iborn", body);
            byte[] reply = await response.Content.ReadAsByteArrayAsync();
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Verify(reply);
        }

        return latencies;
    }

    private static void Verify(ReadOnlySpan<byte> ack)
    {
        if (ack.IndexOf("MSA|AA|"u8) < 0)
        {
            throw new InvalidOperationException($"Not accepted: {Encoding.UTF8.GetString(ack)}");
        }
    }
}
