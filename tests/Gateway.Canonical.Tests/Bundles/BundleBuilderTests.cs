using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Bundles;

public sealed class BundleBuilderTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_other_ids()
    {
        Assert.Equal(CanonicalJson.Write(Built("seed")), CanonicalJson.Write(Built("seed")));
        Assert.Empty(Built("seed").Entry.Select(entry => entry.FullUrl).Intersect(Built("other").Entry.Select(entry => entry.FullUrl)));
    }

    [Fact]
    public void The_header_comes_first_and_names_event_and_source()
    {
        Bundle bundle = Built("seed");

        MessageHeader header = Assert.IsType<MessageHeader>(bundle.Entry[0].Resource);
        Assert.Equal("outpatient.settle", Assert.IsType<Coding>(header.Event).Code);
        Assert.Equal("urn:cn:gateway:source:fujian-ini", header.Source.Endpoint);
        Assert.Equal(["MessageHeader", "Patient", "Condition", "Condition", "ChargeItem", "ChargeItem"], bundle.Entry.Select(entry => entry.Resource.TypeName));
    }

    [Fact]
    public void Every_entry_has_an_id_of_its_own_that_its_full_url_repeats()
    {
        Bundle bundle = Built("seed");

        Assert.Equal(bundle.Entry.Count, bundle.Entry.Select(entry => entry.FullUrl).Distinct().Count());
        Assert.All(bundle.Entry, entry => Assert.Equal($"urn:uuid:{entry.Resource.Id}", entry.FullUrl));
    }

    [Fact]
    public void A_label_survives_the_journal()
    {
        var index = new BundleIndex(CanonicalJson.Read(CanonicalJson.Write(Built("seed"))));

        Assert.Equal("main", Assert.IsType<Condition>(index.First("Condition", "main")).Code.Text);
        Assert.Equal("other", Assert.IsType<Condition>(index.First("Condition", "other")).Code.Text);
        Assert.Null(index.First("Condition", "third"));
        Assert.Equal("outpatient.settle", index.Event);
    }

    [Fact]
    public void An_id_never_changes()
    {
        Assert.Equal("3ddccac6-7f28-811a-8f6d-1067f81c69c4", EntryId.Of("seed", "Patient"));
    }

    private static Bundle Built(string seed)
    {
        var builder = new BundleBuilder(seed);
        ((Patient)builder.One("Patient", null)).BirthDate = "1990-01-01";
        ((Condition)builder.One("Condition", "main")).Code = new CodeableConcept { Text = "main" };
        ((Condition)builder.One("Condition", "other")).Code = new CodeableConcept { Text = "other" };
        builder.Append("ChargeItem");
        builder.Append("ChargeItem");
        Assert.Same(builder.One("Patient", null), builder.One("Patient", null));
        return builder.Message("outpatient.settle", "fujian-ini", new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.FromHours(8)));
    }
}
