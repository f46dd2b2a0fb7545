using Gateway.Contract;
using Gateway.Inbound.Limits;

namespace Gateway.Inbound.Folder;

/// <summary>
/// Moves files between places. Deletes nothing; every step leaves the folder in a state that a restart understands:
/// a request in <c>.work</c> is handed over (again: the receiver answers a repetition from the journal), a reply in <c>.work/out</c> without
/// its request is published, and only once — a reply that appeared twice could answer the sender's next request.
/// </summary>
internal sealed class FolderDesk(FolderListenerOptions options, FolderPlaces places, FolderNames names, FolderSight sight, InboundDesk desk, int maxMessageBytes)
{
    private readonly string listener = $"folder:{options.Name}";
    private readonly FolderCompanions companions = new(places, names);

    /// <summary>Takes a whole file: from here on the sender cannot change it.</summary>
    /// <returns>Its unique name; null when somebody still holds or took it.</returns>
    public string? Claim(string path)
    {
        string name = Path.GetFileName(path), unique = names.Unique(name);
        try
        {
            if (options.Ready == FolderReady.Marker)
            {
                File.Move(Path.Combine(places.Root, names.Marker(name)), Path.Combine(places.Markers, unique)); // first: it must not outlive its file and vouch for the next
            }

            companions.Take(name, unique);
            File.Move(path, Path.Combine(places.Work, unique));
            ArchiveMarker(unique);
            return unique;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Requests in hand, oldest first: after a start, those that the last run did not finish.</summary>
    public IReadOnlyList<string> Claimed()
    {
        foreach (string unique in companions.Unfinished())
        {
            companions.Take(FolderNames.Original(unique), unique);
            File.Move(Path.Combine(places.Root, FolderNames.Original(unique)), Path.Combine(places.Work, unique));
        }

        foreach (string unique in NamesIn(places.Markers)) // a claim that stopped between the marker and its file
        {
            string left = Path.Combine(places.Root, FolderNames.Original(unique)), taken = Path.Combine(places.Work, unique);
            if (!File.Exists(taken) && File.Exists(left))
            {
                companions.Take(FolderNames.Original(unique), unique);
                File.Move(left, taken);
            }

            ArchiveMarker(unique);
        }

        return NamesIn(places.Work);
    }

    /// <summary>Hands a request over and puts its reply where <see cref="Publish"/> finds it.</summary>
    /// <returns>How it ended; <see cref="InboundReplyKind.Busy"/> leaves the file in hand.</returns>
    public async Task<InboundReplyKind> HandOverAsync(string unique, CancellationToken cancellationToken)
    {
        string request = Path.Combine(places.Work, unique);
        (byte[] bytes, bool tooLong) = Read(request, unique);
        var message = new InboundMessage(options.Institution, options.Source, listener, bytes);
        InboundReply reply = tooLong
            ? await desk.RefuseAsync(message, IssueCodes.MessageTooLong, $"Expected at most {maxMessageBytes} bytes.", cancellationToken)
            : await desk.TakeAsync(message, cancellationToken);
        if (reply.Kind != InboundReplyKind.Busy)
        {
            await KeepReplyAsync(unique, reply.Bytes);
            string aside = reply.Kind == InboundReplyKind.Refused ? places.Error : places.Archive;
            companions.Archive(unique, aside);
            File.Move(request, Free(aside, unique));
        }

        return reply.Kind;
    }

    /// <summary>Sets a request aside that cannot be handed over.</summary>
    public void GiveUp(string unique)
    {
        companions.Archive(unique, places.Error);
        File.Move(Path.Combine(places.Work, unique), Free(places.Error, unique));
    }

    /// <summary>Gives every waiting reply its final name, except one whose sender has gone on to its next request under the same name.</summary>
    /// <returns>Replies that nobody waits for any more, and whether one could not be moved yet.</returns>
    public (int Unwanted, bool Blocked) Publish()
    {
        int unwanted = 0;
        foreach (string unique in NamesIn(places.Replies).Where(unique => !File.Exists(Path.Combine(places.Work, unique))))
        {
            string whole = Path.Combine(places.Replies, unique), final = Path.Combine(places.Root, names.Reply(FolderNames.Original(unique)));
            try
            {
                if (!names.RepliesDiffer && sight.AnyWaiting())
                {
                    File.Move(whole, Free(places.Archive, unique + ".reply-not-fetched"));
                    unwanted++;
                    continue;
                }

                if (File.Exists(final))
                {
                    File.Move(final, Free(places.Archive, names.Unique(Path.GetFileName(final))));
                }

                File.Move(whole, final);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                return (unwanted, true); // the sender still reads the last one
            }
        }

        return (unwanted, false);
    }

    private void ArchiveMarker(string unique)
    {
        string marker = Path.Combine(places.Markers, unique);
        if (File.Exists(marker))
        {
            File.Move(marker, Free(places.Archive, unique + ".marker"));
        }
    }

    private async Task KeepReplyAsync(string unique, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        string half = Path.Combine(places.HalfReplies, unique);
        await using (var file = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(bytes, CancellationToken.None);
            file.Flush(flushToDisk: true);
        }

        File.Move(half, Path.Combine(places.Replies, unique), overwrite: true); // an earlier try's reply was never published
    }

    // Without waiting: the receiver must be called before the next file is started, so that files arrive in their order.
    private (byte[] Bytes, bool TooLong) Read(string path, string unique)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        byte[] bytes = new byte[Math.Min(file.Length, maxMessageBytes)];
        int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        byte[] whole = read == bytes.Length ? bytes : bytes[..read];
        bool tooLong = file.Length + companions.Length(unique) > maxMessageBytes;
        return (companions.AreExpected && !tooLong ? companions.With(unique, whole) : whole, tooLong);
    }

    private static string Free(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        for (int again = 2; File.Exists(path); again++)
        {
            path = Path.Combine(folder, $"{name}.{again}");
        }

        return path;
    }

    private static string[] NamesIn(string folder) =>
        [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
