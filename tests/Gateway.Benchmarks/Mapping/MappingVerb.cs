using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Benchmarks.Mapping;

/// <summary>
/// How many admissions a second of processor time turns from bytes into a record, into a Bundle and into JSON, on one thread, and how many bytes each allocates.
/// Time is the process's, so collections and compilation in the background count; the best of the rounds is printed, since a busy machine only slows.
/// </summary>
internal sealed class MappingVerb : IVerb
{
    private const int Messages = 256;

    public string Name => "mapping";

    public string Summary => "ADT^A01 of 1.5 to 2 KB through 60 rows: messages per CPU second and bytes allocated, by stage [--rounds N] [--batch N]";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int rounds = arguments.Number("--rounds", 7), batch = arguments.Number("--batch", 8192);
        using var folder = new BenchFolder();
        folder.WriteHospital("bench");
        folder.WriteSource("bench", "02");
        MappingCatalog catalog = MappingCatalog.Load(folder.Root, new BenchAdapters());
        if (!catalog.Faults.IsEmpty)
        {
            Console.Error.WriteLine(string.Join('\n', catalog.Faults));
            return Task.FromResult(1);
        }

        var line = new AdmissionLine(catalog, "bench", Messages);
        if (line.Refusal is { } refusal)
        {
            Console.Error.WriteLine(refusal);
            return Task.FromResult(1);
        }

        Console.WriteLine($"{line.MessageBytes} B message, {AdtTable.Rows} rows, {line.Resources} resources, {line.JsonBytes} B JSON; best of {rounds} rounds of {batch} messages, one thread");
        Console.WriteLine("stage                     messages/CPU s     target   µs/message   B allocated/message");
        Print("read", "", StageTime.Of(line.Read, rounds, batch));
        Print("map", "", StageTime.Of(line.Map, rounds, batch));
        Print("JSON", "", StageTime.Of(line.Json, rounds, batch));
        Print("bytes to Bundle", "20,000", StageTime.Of(line.ReadAndMap, rounds, batch));
        Print("bytes to JSON bytes", "6,000", StageTime.Of(line.ReadMapAndJson, rounds, batch));
        return Task.FromResult(0);
    }

    private static void Print(string stage, string target, StageTime time) =>
        Console.WriteLine($"{stage,-22} {time.PerCpuSecond,16:N0} {target,10} {1e6 / time.PerCpuSecond,12:N1} {time.BytesEach,21:N0}");
}
