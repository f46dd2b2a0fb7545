using Gateway.Guide;

namespace Gateway.Benchmarks;

/// <summary>Which targets of HL7's published segment maps R4 does not have.</summary>
internal sealed class GuideVerb : IVerb
{
    public string Name => "guide";

    public string Summary => "targets of HL7's v2-to-FHIR segment maps that FHIR R4 lacks, with the nearest right names; --carried FOLDER: how much of the maps a source version carries";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is ["--carried", { } folder])
        {
            GuideShare share = GuideShare.Of(folder);
            Console.WriteLine(string.Join('\n', share.NotCarried.Select(pair => $"not carried {pair}")));
            Console.WriteLine($"{share.Maps} maps: {share.Fields} of {share.FieldsOf} fields read, {share.Pairs} of {share.PairsOf} pairs of field and element carried ({100 * share.Pairs / share.PairsOf} %).");
            return Task.FromResult(0);
        }

        GuideTargets targets = GuideTargets.Read();
        foreach (GuideTargets.Finding finding in targets.Missing)
        {
            Console.WriteLine($"lacking     {finding}");
        }

        foreach (GuideTargets.Finding finding in targets.Untyped)
        {
            Console.WriteLine($"untyped     {finding}");
        }

        foreach (GuideTargets.Finding finding in targets.Unbalanced)
        {
            Console.WriteLine($"unbalanced  {finding}");
        }

        Console.WriteLine($"{targets.Count} targets: {targets.Missing.Length} name an element that R4 lacks, {targets.Untyped.Length} a choice without its type, {targets.Unbalanced.Length} are unbalanced.");
        return Task.FromResult(0);
    }
}
