using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Platform;
using Gateway.Tests;

namespace Gateway.Seeding;

/// <summary>Puts faults into a copy of good tables, one at a time, and asks the checker.</summary>
internal sealed class FaultRun : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("faults-").FullName;
    private readonly IAdapterCatalog adapters;
    private readonly TableText[] tables;

    public FaultRun(string mappings, IAdapterCatalog adapters)
    {
        this.adapters = adapters;
        FolderCopy.OfMappings(mappings, root);
        File.Delete(Path.Combine(root, "released.txt")); // a spoilt released table is a fault already
        tables =
        [
            .. Directory.GetFiles(root, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (File: file, Name: Path.GetRelativePath(root, file).Replace('\\', '/')))
                .Where(one => MessageFaults.IsMessage(one.Name) || one.Name.EndsWith(".reply.csv", StringComparison.Ordinal) || PlatformFaults.IsFill(one.Name) || PlatformFaults.IsAnswer(one.Name) || PlatformFaults.IsCodes(one.Name))
                .Where(one => !one.Name.Contains("/samples/", StringComparison.Ordinal))
                .Select(one => new TableText(one.Name, File.ReadAllText(one.File))),
        ];
    }

    /// <summary>Every kind of fault.</summary>
    public static ImmutableArray<FaultKind> Kinds { get; } = [.. MessageFaults.All, .. PlatformFaults.All];

    /// <summary>What the checker says of the tables as they are now.</summary>
    public ImmutableArray<Issue> Check()
    {
        MappingCatalog catalog = MappingCatalog.Load(root, adapters);
        return [.. catalog.Faults, .. PlatformKnowledge.Load(root, catalog).Issues];
    }

    /// <summary>Faults of every kind in turn, in places that chance picks.</summary>
    public IEnumerable<SeededFault> Seed(int count, Random random)
    {
        (FaultKind Kind, (TableText Table, int Row)[] Places)[] kinds = [.. Kinds.Select(kind => (kind, PlacesOf(kind)))];
        for (int made = 0, at = 0; made < count; at++)
        {
            (FaultKind kind, (TableText Table, int Row)[] places) = kinds[at % kinds.Length];
            SeededFault? fault = null;
            for (int attempt = 0; attempt < 50 && fault is null; attempt++)
            {
                (TableText table, int row) = places[random.Next(places.Length)];
                fault = kind.Into(table, row, random);
            }

            if (fault is not null)
            {
                made++;
                yield return fault;
            }
        }
    }

    /// <summary>Faults that may be put in together, since what is said of one says nothing of another: each of a source of its own. One in a table that all sources share stands alone.</summary>
    public static IEnumerable<SeededFault[]> Rounds(IEnumerable<SeededFault> faults)
    {
        var rounds = new List<List<SeededFault>>();
        foreach (SeededFault fault in faults)
        {
            List<SeededFault>? free = OwnerOf(fault) is { } owner ? rounds.Find(round => round.TrueForAll(other => OwnerOf(other) is { } another && another != owner)) : null;
            if (free is null)
            {
                rounds.Add(free = []);
            }

            free.Add(fault);
        }

        return rounds.Select(round => round.ToArray());
    }

    /// <summary>Puts faults in, each into another file, asks, and takes them out again.</summary>
    /// <returns>What the checker said.</returns>
    public ImmutableArray<Issue> Ask(params SeededFault[] faults)
    {
        (string File, string Good, string Faulty)[] files = [.. faults.Select(fault => (Path.Combine(root, fault.File), File.ReadAllText(Path.Combine(root, fault.File)), fault.Text))];
        try
        {
            Array.ForEach(files, one => File.WriteAllText(one.File, one.Faulty));
            return Check();
        }
        finally
        {
            Array.ForEach(files, one => File.WriteAllText(one.File, one.Good));
        }
    }

    /// <summary>Whether one of the issues names the fault's file and row.</summary>
    public static bool Names(ImmutableArray<Issue> issues, SeededFault fault) => issues.Any(issue => issue.At.Path.Split(':') is [var file, var row, ..]
        && file == fault.File && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && fault.Rows.Contains(number));

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>The source whose table a fault is in; null in one that all sources share.</summary>
    private static string? OwnerOf(SeededFault fault) => fault.File.Split('/') is ["sources", var source, ..] ? source : null;

    private (TableText Table, int Row)[] PlacesOf(FaultKind kind) =>
        [.. tables.Where(table => kind.Tables(table.Name)).SelectMany(table => table.Rows.Where(row => kind.Applies(table, row)).Select(row => (table, row)))];
}
