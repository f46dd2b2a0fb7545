using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>
/// Finds our codes whose names are like some names: the same name first, then by the share of pieces that two names have in common (Dice). The names are indexed, not the candidates: a list of a million
/// codes is walked once and nothing of it is kept.
/// </summary>
internal sealed class NearMatches
{
    private const int Most = 3;
    private const int Least = 50;

    private readonly string[] shapes;
    private readonly int[] sizes;
    private readonly Dictionary<int, List<int>> byPiece = [];
    private readonly List<CodeSuggestion>[] best;
    private readonly int[] shared;

    public NearMatches(ImmutableArray<string> names)
    {
        shapes = [.. names.Select(NameShape.Of)];
        (sizes, shared, best) = (new int[names.Length], new int[names.Length], [.. names.Select(_ => new List<CodeSuggestion>(Most + 1))]);
        for (int name = 0; name < shapes.Length; name++)
        {
            HashSet<int> pieces = NameShape.Pieces(shapes[name]);
            sizes[name] = pieces.Count;
            foreach (int piece in pieces)
            {
                List<int> holders = byPiece.TryGetValue(piece, out List<int>? known) ? known : byPiece[piece] = [];
                holders.Add(name);
            }
        }
    }

    /// <summary>Compares one of our codes with every name.</summary>
    public void Offer(string target, string display)
    {
        string shape = NameShape.Of(display);
        HashSet<int> pieces = NameShape.Pieces(shape);
        HashSet<int> touched = [];
        foreach (int name in pieces.SelectMany(piece => byPiece.GetValueOrDefault(piece, [])))
        {
            shared[name]++;
            touched.Add(name);
        }

        foreach (int name in touched)
        {
            int likeness = Math.Min(99, 200 * shared[name] / (sizes[name] + pieces.Count));
            Keep(best[name], new CodeSuggestion(target, display, shapes[name] == shape ? 100 : likeness));
            shared[name] = 0;
        }
    }

    /// <summary>The best of one name, best first.</summary>
    public ImmutableArray<CodeSuggestion> Of(int name) => [.. best[name]];

    private static void Keep(List<CodeSuggestion> best, CodeSuggestion found)
    {
        int same = best.FindIndex(known => known.Target == found.Target);
        if (found.Score < Least || (same >= 0 && best[same].Score >= found.Score))
        {
            return;
        }

        if (same >= 0)
        {
            best.RemoveAt(same);
        }

        int place = best.FindIndex(known => known.Score < found.Score || (known.Score == found.Score && string.CompareOrdinal(found.Target, known.Target) < 0));
        best.Insert(place < 0 ? best.Count : place, found);
        if (best.Count > Most)
        {
            best.RemoveAt(Most);
        }
    }
}
