using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Samples;

public sealed class ProductSamplesTests
{
    private static readonly string[] OfThePerson = [".subject", ".patient", ".coverage"];

    public static TheoryData<ProductSample> All => [.. ProductSample.All];

    public static TheoryData<ProductSample> Mapped => [.. ProductSample.All.Where(sample => sample.Outcome == "accepted" || sample.Code.StartsWith("GW5", StringComparison.Ordinal) || sample.Code.StartsWith("GW6", StringComparison.Ordinal))];

    public static TheoryData<ProductSample> Deliverable => [.. ProductSample.All.Where(sample => sample.Outcome == "accepted")];

    [Theory]
    [MemberData(nameof(All))]
    public void A_sample_comes_to_what_is_expected_of_it(ProductSample sample)
    {
        ImmutableArray<Issue> errors = [.. sample.Issues().Where(issue => issue.IsError)];
        string found = string.Join(' ', errors.Select(issue => issue.Code.Id).Distinct());
        bool isOfARule = sample.Code is ['G', 'W', '4', ..] or "GW6701", isOfTheMessage = sample.Code.Length > 0 && sample.Code[2] is '2' or '3';
        bool isFoundHere = isOfARule || sample.Outcome == "error" || found.Length > 0; // a value that the platform's table refuses is found when the plan is made

        Assert.Equal(isFoundHere ? sample.Code : "", found);
        Assert.True(isOfTheMessage || sample.Outcome != "error", sample.Code);
    }

    [Theory]
    [MemberData(nameof(Mapped))]
    public void A_good_sample_is_a_strict_R4_Bundle_and_always_the_same_one(ProductSample sample)
    {
        byte[] json = CanonicalJson.Write(sample.Map(sample.Read().Value).Value.Bundle);

        Outcome<Bundle> strict = CanonicalJson.ReadStrict(json);
        bool goesOn = sample.Read().Value.Message!.Continues is not null; // then whom it is about is in the earlier message
        Assert.Equal("", string.Join('\n', strict.Issues.Where(issue => !goesOn || !Array.Exists(OfThePerson, end => issue.At.Path.EndsWith(end, StringComparison.Ordinal)))));
        if (goesOn && !strict.Succeeded)
        {
            return;
        }

        Assert.Equal("", string.Join('\n', FhirFaults.Of(strict.Value)));
        Assert.Equal(json, CanonicalJson.Write(sample.Map(sample.Read().Value).Value.Bundle));
    }

    [Theory]
    [MemberData(nameof(Deliverable))]
    public void A_good_sample_fills_every_transaction_of_its_plan(ProductSample sample)
    {
        Bundle canonical = sample.Canonical();
        var facts = new StandIns();

        foreach ((string infno, FillBatch? batch) in ProductSample.FillsOf(new BundleIndex(canonical).Event!))
        {
            Outcome<JsonObject> filled = ProductSample.Catalog.Platform!.Fill(infno, new FillContext(canonical, facts.Values, sample.Institution) { Batch = batch });
            Assert.Equal("", $"{(filled.Succeeded ? "" : infno + " ")}{string.Join('\n', filled.Issues)}");
        }
    }

    [Fact]
    public void Every_event_of_a_message_has_a_plan_and_every_file_beside_it_an_expectation()
    {
        foreach (Source source in ProductSample.Catalog.Sources)
        {
            Assert.All(source.Newest.Messages, message => Assert.NotNull(CanonicalEvents.Find(message.Event)));
            Assert.All(source.Newest.Messages.Where(message => CanonicalEvents.Find(message.Event)!.Destination == "nhsa"), message => Assert.NotEmpty(ProductSample.TransactionsOf(message.Event))); // asserted above
            string folder = Path.Combine(RepositoryFolder.Mappings, "sources", source.Id, source.Newest.Version, "samples");
            IEnumerable<string> replies = ReplySample.Of(RepositoryFolder.Mappings, source.Id, source.Newest.Version).Where(reply => reply.Folder == folder).SelectMany(reply => new[] { reply.File, reply.Answer, "replies.csv" });
            Assert.Equal(
                Directory.GetFiles(folder).Select(Path.GetFileName).OfType<string>().Except(replies).Where(name => name is not ("expected.csv" or "README.md")).Order(StringComparer.Ordinal),
                ProductSample.All.Where(sample => sample.Source == source.Id).Select(sample => sample.File).Except(replies).Order(StringComparer.Ordinal));
        }
    }
}
