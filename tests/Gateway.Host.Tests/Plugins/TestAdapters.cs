using System.Text;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Host.Tests.Plugins;

/// <summary>A plugin's adapter: lines of <c>name=value</c> below the group <c>m</c>, and who read them. These tests' own assembly is the plugin.</summary>
public abstract class TestAdapter(string version) : IAdapter, ICodec
{
    public virtual string Name => "test";

    public virtual Outcome<ICodec> Open(JsonElement layout, string encoding) => Outcome.Of<ICodec>(this);

    public virtual Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        var reading = new MessageReading(message, Encoding.UTF8, 8);
        reading.TryOpen("m", 0);
        int at = 0, start = 0;
        while (TextLines.TryNext(message.Span, ref at, out int length))
        {
            int equals = message.Span.Slice(start, length).IndexOf((byte)'=');
            if (equals > 0)
            {
                reading.Value(Encoding.UTF8.GetString(message.Span.Slice(start, equals)), start + equals + 1, length - equals - 1);
            }

            start = at;
        }

        reading.Value("by", version, 0, 0);
        return reading.Finish();
    }

    public virtual Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => Outcome.Of<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes($"written by {version}\n"));
}

/// <summary>The first version.</summary>
public sealed class FirstAdapter() : TestAdapter("first");

/// <summary>The next one.</summary>
public sealed class SecondAdapter() : TestAdapter("second");

/// <summary>A version that takes no layout any more.</summary>
public sealed class ChoosyAdapter() : TestAdapter("choosy")
{
    public override Outcome<ICodec> Open(JsonElement layout, string encoding) => Outcome.Refused<ICodec>(LayoutReader.Wrong("separator", "Expected a separator."));
}

/// <summary>A version that cannot be made.</summary>
public sealed class BrokenAdapter : TestAdapter
{
    public BrokenAdapter()
        : base("broken") => throw new InvalidOperationException("It breaks at once.");
}

/// <summary>Another format.</summary>
public sealed class OtherAdapter() : TestAdapter("other")
{
    public override string Name => "other";
}

/// <summary>A version that does what the message says: <c>throw</c>, <c>nothing</c>, <c>take BYTES</c>, <c>sleep MILLISECONDS</c>, <c>loop MILLISECONDS</c>.</summary>
public sealed class NaughtyAdapter() : TestAdapter("naughty")
{
    private static byte[] taken = new byte[1];

    public override Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        string[] words = Encoding.UTF8.GetString(message.Span).Trim().Split('=', ' ');
        int number = words.Length > 2 ? int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture) : 0;
        switch (words[1])
        {
            case "throw": throw new InvalidOperationException(words[1]);
            case "nothing": return null!; // what a plugin without nullable checks may do
            case "take": taken = new byte[number]; break;
            case "sleep": Thread.Sleep(number); break;
            case "loop":
                for (long end = Environment.TickCount64 + number; Environment.TickCount64 < end;)
                {
                    taken[0]++;
                }

                break;
        }

        return base.Read(message);
    }
}
