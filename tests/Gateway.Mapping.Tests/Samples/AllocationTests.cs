using Gateway.Contract;

namespace Gateway.Mapping.Tests.Samples;

/// <summary>Holds what a conversion allocates, since that decides how fast it is and does not depend on the machine.</summary>
public sealed class AllocationTests
{
    // 34,456 when it was written; the rest is room for what a runtime's update may add.
    private const long MaxBytes = 42_000;

    [Fact]
    public void A_registration_becomes_a_Bundle_in_less_than_forty_two_thousand_bytes()
    {
        ProductSample sample = ProductSample.All.First(sample => sample.File == "adt-a04-register.hl7");
        Source source = ProductSample.Catalog.Source(sample.Source)!; // the product's own
        byte[] bytes = sample.Bytes;
        var context = new MapContext(sample.Institution, ContentId.Of(sample.Institution.Code, sample.Source, bytes), new DateOnly(2020, 1, 2));
        Convert(); // what is made once is made

        long before = GC.GetAllocatedBytesForCurrentThread();
        Convert();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 10_000, MaxBytes);

        void Convert()
        {
            Outcome<ReadMessage> read = source.Read(bytes);
            Assert.True(read.Value.Message!.Map(read.Value.Record!, context).Succeeded);
        }
    }
}
