using Gateway.Contract;
using Gateway.Inbound.Limits;

namespace Gateway.Inbound.Folder;

/// <summary>
/// Moves files between places. Deletes nothing; every step leaves the folder in a state that a restart understands:
/// a request in <c>.work</c> is handed over (again: the receiver answers a repetition from the journal), a reply in <c>.work/out</c> without
/// its request is published, and only once — a reply that appeared twice could answer the sender's next request.
/// </summary>
internal sealed class FolderDesk(FolderListenerOptions options, IFolderFiles files, FolderPlaces places, FolderNames names, FolderSight sight, InboundDesk desk, int maxMessageBytes)
{
    private readonly string listener = $"folder:{options.Name}";
    private readonly FolderCompanions companions = new(files, places, names);

    /// <summary>Takes a whole file: from here on the sender cannot change it.</summary>
    /// <returns>Its unique name; null when somebody still holds or took it.</returns>
    public async ValueTask<string?> ClaimAsync(string name, CancellationToken cancellationToken)
    {
        string unique = names.Unique(name);
        try
        {
            if (options.Ready == FolderReady.Marker)
            {
                await files.MoveAsync(names.Marker(name), FolderPlaces.In(places.Markers, unique), cancellationToken); // first: it must not outlive its file and vouch for the next
            }

            await TakeAsync(name, unique, cancellationToken);
            FailPoints.Reach(FailPoint.FolderClaimed);
            await ArchiveMarkerAsync(unique, cancellationToken);
            return unique;
        }
        catch (Exception held) when (held is IOException and not FolderFaultException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Requests in hand, oldest first: after a start, those that the last run did not finish.</summary>
    public async ValueTask<IReadOnlyList<string>> ClaimedAsync(CancellationToken cancellationToken)
    {
        foreach (string unique in await companions.UnfinishedAsync(cancellationToken))
        {
            await TakeAsync(FolderNames.Original(unique), unique, cancellationToken);
        }

        foreach (string unique in options.Ready == FolderReady.Marker ? await NamesInAsync(places.Markers, cancellationToken) : []) // a claim that stopped between the marker and its file
        {
            bool isTaken = await files.ExistsAsync(FolderPlaces.In(places.Work, unique), cancellationToken);
            if (!isTaken && await files.ExistsAsync(FolderNames.Original(unique), cancellationToken))
            {
                await TakeAsync(FolderNames.Original(unique), unique, cancellationToken);
            }

            await ArchiveMarkerAsync(unique, cancellationToken);
        }

        return await NamesInAsync(places.Work, cancellationToken);
    }

    /// <summary>Reads a request that is in hand.</summary>
    public async ValueTask<FolderRequest> ReadAsync(string unique, CancellationToken cancellationToken)
    {
        (byte[] request, long length) = await files.ReadAsync(FolderPlaces.In(places.Work, unique), maxMessageBytes, cancellationToken);
        (IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> parts, long others) = await companions.ReadAsync(unique, maxMessageBytes, cancellationToken);
        bool isTooLong = length + others > maxMessageBytes;
        return new FolderRequest(unique, companions.AreExpected && !isTooLong ? StoredZip.Write([(FolderNames.Original(unique), request), .. parts]) : request, isTooLong);
    }

    /// <summary>Hands a request over and puts its reply where <see cref="PublishAsync(CancellationToken)"/> finds it.</summary>
    /// <returns>How it ended; <see cref="InboundReplyKind.Busy"/> leaves the file in hand.</returns>
    public async Task<InboundReplyKind> HandOverAsync(FolderRequest request, CancellationToken cancellationToken)
    {
        var message = new InboundMessage(options.Institution, options.Source, listener, request.Bytes);
        InboundReply reply = request.IsTooLong
            ? await desk.RefuseAsync(message, IssueCodes.MessageTooLong, $"Expected at most {maxMessageBytes} bytes.", cancellationToken)
            : await desk.TakeAsync(message, cancellationToken);
        if (reply.Kind != InboundReplyKind.Busy)
        {
            await KeepReplyAsync(request.Unique, reply.Bytes, cancellationToken);
            FailPoints.Reach(FailPoint.FolderReplyKept);
            await SetAsideAsync(request.Unique, reply.Kind == InboundReplyKind.Refused ? FolderPlaces.Error : FolderPlaces.Archive, cancellationToken);
            FailPoints.Reach(FailPoint.FolderArchived);
        }

        return reply.Kind;
    }

    /// <summary>Sets a request aside that cannot be handed over.</summary>
    public ValueTask GiveUpAsync(string unique, CancellationToken cancellationToken) => SetAsideAsync(unique, FolderPlaces.Error, cancellationToken);

    /// <summary>Gives every waiting reply its final name, except one whose sender has gone on to its next request under the same name.</summary>
    /// <returns>Replies that nobody waits for any more, and whether one could not be moved yet.</returns>
    public async ValueTask<(int Unwanted, bool Blocked)> PublishAsync(CancellationToken cancellationToken)
    {
        int unwanted = 0;
        foreach (string unique in await NamesInAsync(places.Replies, cancellationToken))
        {
            if (await files.ExistsAsync(FolderPlaces.In(places.Work, unique), cancellationToken))
            {
                continue;
            }

            try
            {
                unwanted += await PublishAsync(unique, cancellationToken) ? 0 : 1;
            }
            catch (Exception held) when (held is IOException and not FolderFaultException or UnauthorizedAccessException)
            {
                return (unwanted, true); // the sender still reads the last one
            }
        }

        return (unwanted, false);
    }

    private async ValueTask<bool> PublishAsync(string unique, CancellationToken cancellationToken)
    {
        string whole = FolderPlaces.In(places.Replies, unique), final = names.Reply(FolderNames.Original(unique));
        if (!names.RepliesDiffer && await sight.CountAsync(cancellationToken) > 0)
        {
            await ArchiveAsync(whole, FolderPlaces.Archive, unique + ".reply-not-fetched", cancellationToken);
            return false;
        }

        if (await files.ExistsAsync(final, cancellationToken))
        {
            await ArchiveAsync(final, FolderPlaces.Archive, names.Unique(final), cancellationToken);
        }

        await files.MoveAsync(whole, final, cancellationToken);
        FailPoints.Reach(FailPoint.FolderPublished);
        return true;
    }

    private async ValueTask TakeAsync(string name, string unique, CancellationToken cancellationToken)
    {
        await companions.TakeAsync(name, unique, cancellationToken);
        await files.MoveAsync(name, FolderPlaces.In(places.Work, unique), cancellationToken);
    }

    private async ValueTask SetAsideAsync(string unique, string place, CancellationToken cancellationToken)
    {
        await companions.ArchiveAsync(unique, place, cancellationToken);
        await ArchiveAsync(FolderPlaces.In(places.Work, unique), place, unique, cancellationToken);
    }

    private async ValueTask ArchiveMarkerAsync(string unique, CancellationToken cancellationToken)
    {
        string marker = FolderPlaces.In(places.Markers, unique);
        if (options.Ready == FolderReady.Marker && await files.ExistsAsync(marker, cancellationToken))
        {
            await ArchiveAsync(marker, FolderPlaces.Archive, unique + ".marker", cancellationToken);
        }
    }

    private async ValueTask KeepReplyAsync(string unique, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!bytes.IsEmpty)
        {
            string half = FolderPlaces.In(places.HalfReplies, unique);
            await files.WriteAsync(half, bytes, cancellationToken);
            FailPoints.Reach(FailPoint.FolderReplyFlushed);
            await files.ReplaceAsync(half, FolderPlaces.In(places.Replies, unique), cancellationToken); // an earlier try's reply was never published
        }
    }

    private async ValueTask ArchiveAsync(string from, string place, string name, CancellationToken cancellationToken)
    {
        string path = FolderPlaces.In(place, name);
        for (int again = 2; await files.ExistsAsync(path, cancellationToken); again++)
        {
            path = FolderPlaces.In(place, $"{name}.{again}");
        }

        await files.MoveAsync(from, path, cancellationToken);
    }

    private async ValueTask<string[]> NamesInAsync(string place, CancellationToken cancellationToken) =>
        [.. (await files.ListAsync(place, cancellationToken)).Select(file => file.Name).Order(StringComparer.Ordinal)];
}
