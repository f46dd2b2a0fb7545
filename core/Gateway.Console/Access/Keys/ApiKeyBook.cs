using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Access.Keys;

/// <summary>
/// Keys of institutions' programs, in <c>api-keys.json</c> of the console's folder: hashes only. At most two of an institution open the same door at a time: issuing the second gives the first an end, so that
/// a program changes over without a gap. Thread-safe; what a call returns is on disk, except that the time of last use is written once an hour.
/// </summary>
public sealed class ApiKeyBook
{
    private const int MostValid = 2;
    private const int IdBytes = 4;
    private const int SecretBytes = 32;
    private const string Prefix = "gw_";
    private static readonly TimeSpan UsedWithin = TimeSpan.FromHours(1);
    private readonly JsonFile<KeyFile> file;
    private readonly TimeProvider time;
    private readonly Lock guard = new();
    private KeyFile content;

    public ApiKeyBook(IOptions<AccessOptions> options, TimeProvider time)
    {
        this.time = time;
        file = new JsonFile<KeyFile>(Path.Combine(options.Value.Folder, "api-keys.json"));
        content = file.Read() ?? KeyFile.Empty;
    }

    /// <summary>Newest first.</summary>
    internal ImmutableArray<ApiKey> All => [.. content.Keys.OrderByDescending(key => key.IssuedAt)];

    /// <summary>Whether a key opens an institution's door for messages.</summary>
    public bool Opens(string institution, string key) => Find(key, KeyUse.Sender) is { } found && found.Institution == institution;

    /// <summary>The valid key that a text is; null when it is none.</summary>
    internal ApiKey? Find(string key, KeyUse use)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        DateTimeOffset now = time.GetUtcNow();
        ApiKey? found = content.Keys.FirstOrDefault(one => one.Use == use && one.IsValid(now) && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(one.Hash), hash));
        if (found is not null && !(now - found.LastUsedAt < UsedWithin))
        {
            Change(found.Id, one => one with { LastUsedAt = now });
        }

        return found;
    }

    /// <summary>Makes a key. The one that is valid until now goes on for <paramref name="overlap"/>.</summary>
    /// <returns>The key in clear, this once; null when two are valid.</returns>
    internal (ApiKey Key, string Clear)? Issue(string institution, KeyUse use, TimeSpan overlap, string by)
    {
        lock (guard)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (content.Keys.Count(key => IsOf(key, institution, use) && key.IsValid(now)) >= MostValid)
            {
                return null;
            }

            string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
            string clear = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}");
            var issued = new ApiKey(id, institution, use, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clear))), now, by);
            Save(new KeyFile([.. content.Keys.Select(key => IsOf(key, institution, use) && key.IsValid(now) && key.Until is null ? key with { Until = now + overlap } : key), issued]));
            return (issued, clear);
        }
    }

    /// <summary>Takes a key back at once.</summary>
    /// <returns>The key; null when there is none such, or it opens nothing any more.</returns>
    internal ApiKey? Revoke(string id)
    {
        DateTimeOffset now = time.GetUtcNow();
        return content.Keys.Any(key => key.Id == id && key.IsValid(now)) ? Change(id, key => key with { RevokedAt = now }) : null;
    }

    private static bool IsOf(ApiKey key, string institution, KeyUse use) => key.Institution == institution && key.Use == use;

    private ApiKey? Change(string id, Func<ApiKey, ApiKey> to)
    {
        lock (guard)
        {
            Save(new KeyFile([.. content.Keys.Select(key => key.Id == id ? to(key) : key)]));
            return content.Keys.FirstOrDefault(key => key.Id == id);
        }
    }

    private void Save(KeyFile next)
    {
        file.Write(next);
        content = next;
    }
}
