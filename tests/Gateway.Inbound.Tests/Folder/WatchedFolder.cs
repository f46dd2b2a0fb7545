using System.Diagnostics.Metrics;
using System.Text;
using Gateway.Inbound.Folder;
using Gateway.Inbound.Limits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Inbound.Tests.Folder;

/// <summary>A folder of its own, and listeners on it that look when the test says so.</summary>
/// <param name="parent">Where it is made, and left; without one it is in the folder for temporary files, and goes.</param>
internal sealed class WatchedFolder(string? parent = null) : IDisposable
{
    private readonly ServiceProvider meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly DirectoryInfo root = parent is null ? Directory.CreateTempSubdirectory("gateway-folder-") : Directory.CreateDirectory(Path.Combine(parent, Path.GetRandomFileName()));

    public FakeReceiver Receiver { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 31, 8, 9, 10, TimeSpan.Zero));

    public LogLines Log { get; } = new();

    public FolderListenerOptions Options { get; } = new()
    {
        Name = "his", Institution = InboundHost.Institution, Source = "fujian-ini", Pattern = "Request.txt", Reply = "Reply.txt",
    };

    public string Root => root.FullName;

    /// <summary>Whether the listener can read.</summary>
    public ListenerStates States { get; } = new();

    /// <summary>A new listener, as after a restart.</summary>
    public FolderListener Open(int maxMessageBytes = 1000) => Open(new LocalFiles(Root), new FolderPlaces(), maxMessageBytes);

    /// <summary>A new listener on the same files, seen in another way.</summary>
    public FolderListener Open(IFolderFiles files, FolderPlaces places, int maxMessageBytes = 1000)
    {
        Options.Path = Root;
        var gate = new InboundGate(Microsoft.Extensions.Options.Options.Create(new InboundOptions()), new EndlessRoom(), Time);
        var metrics = new InboundMetrics(meters.GetRequiredService<IMeterFactory>(), gate, States, Time);
        var parts = new FolderParts(new InboundDesk(Receiver, metrics, Time), gate, metrics, Time, new LoggerFactory([Log]).CreateLogger<FolderListener>());
        return new FolderListener(Options, files, places, maxMessageBytes, parts);
    }

    /// <summary>One look of a listener, and whatever it started done.</summary>
    public static async Task LookAsync(FolderListener listener)
    {
        await listener.LookAsync(TestContext.Current.CancellationToken);
        await listener.SettledAsync();
    }

    /// <summary>As a well-behaved sender does: another name first, then the rename.</summary>
    public void Send(string name, string text)
    {
        Write("Temp.tmp", text);
        File.Move(At("Temp.tmp"), At(name));
    }

    public void Write(string name, string text) => File.WriteAllText(At(name), text);

    public string At(string name) => Path.Combine(Root, name);

    public string? Read(string name) => File.Exists(At(name)) ? File.ReadAllText(At(name)) : null;

    /// <summary>What a folder holds, by the senders' names.</summary>
    public string[] Names(string folder) =>
        !Directory.Exists(At(folder)) ? [] : [.. Directory.EnumerateFiles(At(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => FolderNames.Original(name!))]; // a file's path has a name

    public string[] ReceivedTexts() => [.. Receiver.Received.Select(message => Encoding.UTF8.GetString(message.Bytes.Span))];

    public void Dispose()
    {
        meters.Dispose();
        if (parent is null)
        {
            root.Delete(recursive: true);
        }
    }
}
