using Gateway.Contract;

namespace Gateway.Inbound.Folder;

/// <summary>
/// Files that belong to a request: claimed with it, handed over with it as one message, archived with it.
/// In hand they stand in <c>.work/with/UNIQUE/</c>, afterwards in <c>archive</c> or <c>error</c> as <c>UNIQUE.with/</c>.
/// </summary>
internal sealed class FolderCompanions(IFolderFiles files, FolderPlaces places, FolderNames names)
{
    private const string Suffix = ".with";

    /// <summary>Whether requests of this folder have companions.</summary>
    public bool AreExpected => names.HasCompanions;

    /// <summary>Takes a request's companions, before the request itself: a claim that stops in between is finished by <see cref="UnfinishedAsync"/>.</summary>
    public async ValueTask TakeAsync(string original, string unique, CancellationToken cancellationToken)
    {
        if (!AreExpected)
        {
            return;
        }

        string hand = Hand(unique);
        await files.PrepareAsync([hand], cancellationToken);
        int taken = 0;
        try
        {
            foreach (string name in names.Companions(original))
            {
                if (!await files.ExistsAsync(FolderPlaces.In(hand, name), cancellationToken))
                {
                    await files.MoveAsync(name, FolderPlaces.In(hand, name), cancellationToken);
                }

                taken++;
            }
        }
        catch (IOException) when (taken == 0)
        {
            await files.RemoveFolderAsync(hand, cancellationToken); // another gateway was first: everyone takes them in this order, so nothing of it is here
            throw;
        }
    }

    /// <summary>Claims that stopped before the request was taken: their unique names.</summary>
    public async ValueTask<IReadOnlyList<string>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        List<string> unfinished = [];
        IReadOnlyList<string> begun = AreExpected ? await files.FoldersAsync(places.Companions, cancellationToken) : [];
        foreach (string unique in begun.Order(StringComparer.Ordinal))
        {
            if (!await files.ExistsAsync(FolderPlaces.In(places.Work, unique), cancellationToken) && await files.ExistsAsync(FolderNames.Original(unique), cancellationToken))
            {
                unfinished.Add(unique);
            }
        }

        return unfinished;
    }

    /// <summary>A request's companions.</summary>
    /// <param name="unique">The request's unique name.</param>
    /// <param name="maxBytes">How many bytes they may have together; behind that nothing is read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Each with its name, in the order of the options; and their length together.</returns>
    public async ValueTask<(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Parts, long Length)> ReadAsync(string unique, int maxBytes, CancellationToken cancellationToken)
    {
        List<(string, ReadOnlyMemory<byte>)> parts = [];
        long length = 0;
        string? folder = AreExpected ? await FindAsync(unique, cancellationToken) : null;
        foreach (string name in folder is null ? [] : names.Companions(FolderNames.Original(unique)))
        {
            (byte[] bytes, long whole) = await files.ReadAsync(FolderPlaces.In(folder!, name), (int)Math.Max(0, maxBytes - length), cancellationToken); // no name without a folder
            parts.Add((name, bytes));
            length += whole;
        }

        return (parts, length);
    }

    /// <summary>Sets them aside; before their request, so that whoever finds the request still in hand finds them too.</summary>
    public async ValueTask ArchiveAsync(string unique, string place, CancellationToken cancellationToken)
    {
        if (AreExpected && await files.ExistsAsync(Hand(unique), cancellationToken))
        {
            await files.MoveAsync(Hand(unique), FolderPlaces.In(place, unique + Suffix), cancellationToken);
        }
    }

    private string Hand(string unique) => FolderPlaces.In(places.Companions, unique);

    private async ValueTask<string?> FindAsync(string unique, CancellationToken cancellationToken)
    {
        foreach (string folder in (string[])[Hand(unique), FolderPlaces.In(FolderPlaces.Archive, unique + Suffix), FolderPlaces.In(FolderPlaces.Error, unique + Suffix)])
        {
            if (await files.ExistsAsync(folder, cancellationToken))
            {
                return folder;
            }
        }

        return null;
    }
}
