using Gateway.Journal;

namespace Gateway.Pipeline.Ordering;

/// <summary>
/// Lets the messages of one sender enter their lanes in the order in which they came, although their steps run side by side. Each takes a place before it is recorded.
/// Before it is planned it waits (1) until everybody ahead of it has said which lane it goes to, and (2) until those ahead that go to the same lane are in it.
/// Nobody waits for a disk write of another lane, so one sender's messages are committed together as before. Decision 0023.
/// </summary>
internal sealed class ArrivalOrder
{
    private readonly Lock guard = new();
    private readonly Dictionary<(string Institution, string Source), Task> newest = [];
    private readonly Dictionary<(string Institution, string Source, LaneKey Lane), Task> last = [];
    private long places;

    /// <summary>Senders and lanes that are remembered now: those with a message between its arrival and its lane.</summary>
    public int Remembered
    {
        get
        {
            lock (guard)
            {
                return newest.Count + last.Count;
            }
        }
    }

    /// <summary>Takes the next place of a sender. Call it in the order of arrival.</summary>
    public ArrivalPlace Take(string institution, string source)
    {
        lock (guard)
        {
            var place = new ArrivalPlace(this, institution, source, ++places, newest.GetValueOrDefault((institution, source), Task.CompletedTask));
            newest[(institution, source)] = place.IsKnown;
            return place;
        }
    }

    /// <summary>Puts a place behind the last one of its lane.</summary>
    /// <returns>Done when that one has left.</returns>
    internal Task Join(ArrivalPlace place, LaneKey lane)
    {
        lock (guard)
        {
            (string, string, LaneKey) key = (place.Institution, place.Source, lane);
            Task before = last.GetValueOrDefault(key, Task.CompletedTask);
            last[key] = place.HasLeft;
            return before;
        }
    }

    /// <summary>Forgets what nobody will wait for.</summary>
    internal void Forget(ArrivalPlace place, LaneKey? lane)
    {
        lock (guard)
        {
            if (newest.GetValueOrDefault((place.Institution, place.Source)) == place.IsKnown)
            {
                newest.Remove((place.Institution, place.Source));
            }

            if (lane is { } its && last.GetValueOrDefault((place.Institution, place.Source, its)) == place.HasLeft)
            {
                last.Remove((place.Institution, place.Source, its));
            }
        }
    }
}
