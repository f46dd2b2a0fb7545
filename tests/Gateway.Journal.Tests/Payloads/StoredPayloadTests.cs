using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace Gateway.Journal.Tests.Payloads;

public sealed class StoredPayloadTests
{
    [Fact]
    public void Any_bytes_come_back_as_they_were_and_never_take_more_room() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[1, 40]).Sample((piece, times) =>
        {
            byte[] bytes = [.. Enumerable.Repeat(piece, times).SelectMany(one => one)];

            var stored = StoredPayload.Of(bytes);

            Assert.Equal(bytes, StoredPayload.Unpack(stored.Packing, stored.Bytes.ToArray()));
            Assert.Equal(SHA256.HashData(bytes), stored.Sha256);
            Assert.True(stored.Bytes.Length <= bytes.Length);
        });

    [Fact]
    public void A_message_of_text_is_packed_to_less_than_half()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 40).Select(row => $"<feedetail><chrg_bchno>{row}</chrg_bchno><med_list_codg>XJ01CAA040B001010100{row}</med_list_codg><cnt>1</cnt></feedetail>")));

        var stored = StoredPayload.Of(text);

        Assert.Equal(Packing.Brotli, stored.Packing);
        Assert.InRange(stored.Bytes.Length, 1, text.Length / 2);
    }

    [Fact]
    public void What_does_not_get_smaller_stays_as_it_is()
    {
        byte[] noise = RandomNumberGenerator.GetBytes(5000), small = Encoding.UTF8.GetBytes(new string('x', 100));

        Assert.Equal(Packing.Plain, StoredPayload.Of(noise).Packing);
        Assert.Equal(Packing.Plain, StoredPayload.Of(small).Packing);
    }

    [Fact]
    public void Packed_bytes_that_were_cut_or_packed_by_a_newer_gateway_are_named_as_such()
    {
        byte[] packed = StoredPayload.Of(new byte[5000]).Bytes.ToArray();

        for (int cut = 0; cut < packed.Length; cut++)
        {
            Assert.Throws<InvalidDataException>(() => StoredPayload.Unpack(Packing.Brotli, packed[..cut]));
        }

        Assert.Contains("does not know", Assert.Throws<InvalidDataException>(() => StoredPayload.Unpack((Packing)7, packed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_of_a_frame_reads_as_the_same_fact_without_bytes()
    {
        foreach (JournalFact fact in Sample.EveryFact)
        {
            byte[] whole = FactPayload.Write(fact), head = FactFrame.HeadOf(whole);

            Assert.Equal(head, FactPayload.Write(FactPayload.Read(FactPayload.KindOf(fact), head)));
            Assert.True(head.Length <= whole.Length);
        }
    }
}
