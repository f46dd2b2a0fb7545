using System.Text;

namespace Gateway.Journal.Tests.Payloads;

public sealed class FactPayloadTests
{
    public static TheoryData<int> EveryFact => [.. Enumerable.Range(0, Sample.EveryFact.Length)];

    [Theory]
    [MemberData(nameof(EveryFact))]
    public void A_fact_reads_back_as_it_was_written(int index)
    {
        JournalFact fact = Sample.EveryFact[index];
        byte[] written = FactPayload.Write(fact);

        JournalFact read = FactPayload.Read(FactPayload.KindOf(fact), written);

        Assert.Equal(fact.GetType(), read.GetType());
        Assert.Equal(written, FactPayload.Write(read));
    }

    [Fact]
    public void Every_member_of_an_attempt_survives()
    {
        var intent = new AttemptIntent("M1", "charges#2", AttemptPurpose.Reverse, "2601", "nhsa", Sample.Noon, new byte[] { 0, 1, 255 });
        JournalFact.AttemptEnded ended = Sample.Ended("M1", AttemptOutcome.Unknown, new KeyBookRow(Sample.Hospital, "visit", "MZ1", "mdtrt_id", "测试"));

        AttemptIntent read = ((JournalFact.AttemptStarted)Again(new JournalFact.AttemptStarted(intent))).Intent;
        var readEnd = (JournalFact.AttemptEnded)Again(ended);

        Assert.Equal(intent, read with { Bytes = intent.Bytes });
        Assert.Equal(intent.At.Offset, read.At.Offset);
        Assert.Equal(intent.Bytes.ToArray(), read.Bytes.ToArray());
        Assert.Equal((ended.MsgId, ended.Outcome, ended.Detail, ended.Timing), (readEnd.MsgId, readEnd.Outcome, readEnd.Detail, readEnd.Timing));
        Assert.Equal(ended.Learned.AsEnumerable(), readEnd.Learned);
        Assert.Equal(ended.Answer.ToArray(), readEnd.Answer.ToArray());
    }

    /// <summary>Bytes as format 1 wrote them. A later version adds its own lines and keeps these.</summary>
    [Theory]
    [InlineData(1, "prepared", """{"event":"outpatient.settle","lane":"nhsa/H99999900001/visit/MZ1","businessKey":"BK","mappingVersion":"v","keys":[{"kind":"visit","value":"MZ1"}]}""", 2)]
    [InlineData(2, "rejected", """{"issues":[{"code":"GW2003","severity":"Error","path":"mzsf/Cardno","offset":12,"length":3,"reason":"Expected a card number."}]}""", 0)]
    [InlineData(3, "started", """{"msgId":"M1","step":"settle","purpose":"Do","transaction":"2207","destination":"nhsa","at":"2026-01-31T12:00:00+08:00"}""", 1)]
    [InlineData(4, "ended", """{"msgId":"M1","outcome":"Unknown","detail":"timeout","timing":{"connect":"00:00:00.0010000","send":"00:00:00","wait":"00:00:30"},"learned":[{"institution":"H99999900001","scope":"visit","local":"MZ1","name":"mdtrt_id","value":"1"}]}""", 1)]
    [InlineData(5, "finished", """{"state":"Refused","issues":[]}""", 1)]
    [InlineData(6, "replied", """{"isFinal":true}""", 1)]
    [InlineData(7, "parked", """{"issues":[]}""", 0)]
    [InlineData(8, "released", """{"reason":"核对过"}""", 0)]
    [InlineData(10, "dropped", """{"kept":"Replies","bytes":1234}""", 1)]
    [InlineData(11, "skipped", """{"reason":"窗口已手工办理","successor":12}""", 0)]
    [InlineData(12, "key-lapsed", """{"takenBy":12}""", 0)]
    public void What_format_1_wrote_is_read_and_written_the_same(int kind, string block, string head, int blocks)
    {
        byte[] frame = Frame(1, head, [.. Enumerable.Repeat(block, blocks)]);

        JournalFact fact = FactPayload.Read((FactKind)kind, frame);

        Assert.Equal((FactKind)kind, FactPayload.KindOf(fact));
        Assert.Equal(Encoding.UTF8.GetString(frame), Encoding.UTF8.GetString(FactPayload.Write(fact)));
    }

    [Fact]
    public void A_code_that_this_version_does_not_know_keeps_its_id_and_severity()
    {
        byte[] frame = Frame(1, """{"issues":[{"code":"GW9999","severity":"Warning","path":"","offset":-1,"length":0,"reason":"r"}]}""");

        var parked = (JournalFact.Parked)FactPayload.Read(FactKind.Parked, frame);

        Assert.Equal(("GW9999", false), (parked.Issues[0].Code.Id, parked.Issues[0].IsError));
    }

    [Fact]
    public void A_member_added_later_does_not_keep_older_versions_from_reading() =>
        Assert.Equal("r", ((JournalFact.Released)FactPayload.Read(FactKind.Released, Frame(1, """{"reason":"r","ticket":7}"""))).Reason);

    [Fact]
    public void Cut_or_foreign_bytes_are_named_as_such()
    {
        byte[] whole = FactPayload.Write(Sample.Replied());
        for (int cut = 0; cut < whole.Length; cut++)
        {
            Assert.Throws<InvalidDataException>(() => FactPayload.Read(FactKind.Replied, whole.AsMemory(0, cut)));
        }

        Assert.Throws<InvalidDataException>(() => FactPayload.Read(FactKind.Replied, Frame(2, "{}", "")));
        Assert.Throws<InvalidDataException>(() => FactPayload.Read((FactKind)99, whole));
    }

    private static JournalFact Again(JournalFact fact) => FactPayload.Read(FactPayload.KindOf(fact), FactPayload.Write(fact));

    private static byte[] Frame(byte format, string head, params string[] blocks) =>
        [format, .. new[] { head }.Concat(blocks).SelectMany(part => BitConverter.GetBytes(Encoding.UTF8.GetByteCount(part)).Concat(Encoding.UTF8.GetBytes(part)))];
}
