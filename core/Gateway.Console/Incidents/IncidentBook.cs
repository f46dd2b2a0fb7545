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

    /// <summary>Every note by its incident's key.</summary>
    public ImmutableSortedDictionary<string, IncidentNote> Notes => content.Notes;

    public IncidentNote? Find(string key) => content.Notes.GetValueOrDefault(key);

    public IncidentNote Write(string key, string state, string owner, string text, string actor, string about)
    {
        lock (guard)
        {
            var note = new IncidentNote(state, owner, Privacy.PatientMask.Numbers(text), time.GetUtcNow(), actor, about);
            var next = new NoteFile(content.Notes.SetItem(key, note));
            file.Write(next);
            content = next;
            return note;
        }
    }

    /// <summary>What the file holds.</summary>
    internal sealed record NoteFile(ImmutableSortedDictionary<string, IncidentNote> Notes);
}
