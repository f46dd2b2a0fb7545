using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Benchmarks.Mapping;

/// <summary>The stages that an admission goes through, each callable by itself.</summary>
internal sealed class AdmissionLine
{
    private readonly Source source;
    private readonly Institution hospital;
    private readonly (byte[] Bytes, string Hash, ReadMessage Read, MappedMessage? Mapped)[] messages;

    public AdmissionLine(MappingCatalog catalog, string sourceId, int count)
    {
        source = catalog.Source(sourceId)!; // the folder has it
        hospital = catalog.Institution(BenchFolder.Hospital)!;
        messages = new (byte[], string, ReadMessage, MappedMessage?)[count];
        for (int number = 0; number < count; number++)
        {
            byte[] bytes = AdtMessage.Bytes(number);
            string hash = ContentId.Of(BenchFolder.Hospital, sourceId, bytes);
            Outcome<ReadMessage> read = source.Read(bytes);
            Outcome<MappedMessage>? mapped = read.Succeeded ? read.Value.Message!.Map(read.Value.Record!, new MapContext(hospital, hash, read.Value.ServiceDate)) : null; // a read message has both
            Refusal ??= mapped is { Succeeded: true, Issues.IsEmpty: true } ? null : string.Join('\n', read.Issues.AddRange(mapped?.Issues ?? []));
            messages[number] = (bytes, hash, read.Succeeded ? read.Value : null!, mapped is { Succeeded: true } ? mapped.Value : null); // a refusal ends the run
        }
    }

    /// <summary>Why a message was refused; null when all went through without a warning.</summary>
    public string? Refusal { get; }

    public int MessageBytes => messages[0].Bytes.Length;

    public int Resources => messages[0].Mapped!.Bundle.Entry.Count; // without refusal each is mapped

    public int JsonBytes => CanonicalJson.Write(messages[0].Mapped!.Bundle).Length;

    public void Read(int number) => source.Read(At(number).Bytes);

    public void Map(int number) => Mapped(At(number).Read, At(number).Hash);

    public void Json(int number) => CanonicalJson.Write(At(number).Mapped!.Bundle);

    public void ReadAndMap(int number) => Mapped(source.Read(At(number).Bytes).Value, At(number).Hash);

    public void ReadMapAndJson(int number) => CanonicalJson.Write(Mapped(source.Read(At(number).Bytes).Value, At(number).Hash).Bundle);

    private MappedMessage Mapped(ReadMessage read, string hash) => read.Message!.Map(read.Record!, new MapContext(hospital, hash, read.ServiceDate)).Value; // checked when made

    private ref (byte[] Bytes, string Hash, ReadMessage Read, MappedMessage? Mapped) At(int number) => ref messages[number % messages.Length];
}
