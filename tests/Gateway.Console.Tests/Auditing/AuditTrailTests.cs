using Gateway.Console.Access;
using Gateway.Console.Auditing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Console.Tests.Auditing;

public sealed class AuditTrailTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-audit-");

    private string File => Path.Combine(folder.FullName, "audit.jsonl");

    [Fact]
    public void Records_come_back_newest_first_after_a_restart()
    {
        Written("one", "two", "three");

        AuditPage page = Open().List(new AuditFilter());

        Assert.Equal(["three", "two", "one"], page.Records.Select(record => record.Reason));
        Assert.Equal((3, null), (page.CompleteToNumber, page.BrokenAt));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_record_that_was_changed_or_taken_out_shows(int line)
    {
        Written("one", "two", "three");
        string[] lines = System.IO.File.ReadAllLines(File);
        string[] changed = [.. lines[..line], lines[line].Replace("li", "wu", StringComparison.Ordinal), .. lines[(line + 1)..]];
        string[] without = [.. lines[..line], .. lines[(line + 1)..]];

        System.IO.File.WriteAllLines(File, changed);
        long? changedAt = Open().BrokenAt;
        System.IO.File.WriteAllLines(File, without);

        Assert.Equal((line + 1, line + 1), (changedAt, Open().BrokenAt));
    }

    [Fact]
    public void A_line_that_a_power_cut_tore_is_dropped_and_the_chain_goes_on()
    {
        Written("one", "two");
        System.IO.File.AppendAllText(File, "{\"number\":3,\"at\"");

        AuditTrail trail = Open();
        trail.Append("li", "test", "", "three", "done");

        Assert.Equal(["three", "two", "one"], Open().List(new AuditFilter()).Records.Select(record => record.Reason));
        Assert.Null(Open().BrokenAt);
    }

    [Fact]
    public void Only_its_owner_reads_the_file()
    {
        Written("one");

        Assert.True(OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(File) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Written(params string[] reasons)
    {
        AuditTrail trail = Open();
        Array.ForEach(reasons, reason => trail.Append("li", "test", "/api/messages/1", reason, "done"));
    }

    private AuditTrail Open() => new(Options.Create(new AccessOptions { Folder = folder.FullName }), new FakeTimeProvider(), NullLogger<AuditTrail>.Instance);
}
