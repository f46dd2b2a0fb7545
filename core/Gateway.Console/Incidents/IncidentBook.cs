using System.Collections.Immutable;
using Gateway.Console.Access;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Incidents;

/// <summary>Notes about incidents, in <c>incidents.json</c> of the console's folder. They outlive the messages that they are about. Thread-safe.</summary>
public sealed class IncidentBook
{
    private readonly JsonFile<NoteFile> file;
    private readonly TimeProvider time;
    private readonly Lock guard = new();
    private NoteFile content;

    public IncidentBook(IOptions<AccessOptions> options, TimeProvider time)
    {
        this.time = time;
        file = new JsonFile<NoteFile>(Path.Combine(options.Value.Folder, "incidents.json"));
        content = file.Read() ?? new NoteFile(ImmutableSortedDictionary<string, IncidentNote>.Empty);
    }

    public IncidentNote? Find(string key) => content.Notes.GetValueOrDefault(key);

    public IncidentNote Write(string key, string state, string owner, string text)
    {
        lock (guard)
        {
            var note = new IncidentNote(state, owner, text, time.GetUtcNow());
            var next = new NoteFile(content.Notes.SetItem(key, note));
            file.Write(next);
            content = next;
            return note;
        }
    }

    /// <summary>What the file holds.</summary>
    internal sealed record NoteFile(ImmutableSortedDictionary<string, IncidentNote> Notes);
}
