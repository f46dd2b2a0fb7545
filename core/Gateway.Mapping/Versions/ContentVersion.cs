namespace Gateway.Mapping;

/// <summary>One part of a mappings folder as it was read, so that people can see that what runs is what they reviewed.</summary>
/// <param name="Folder">Below the mappings folder: <c>sources/fujian-ini/1.0</c>, <c>regions/220000-吉林省</c>.</param>
/// <param name="Status">Null for what has no versions: national codes, regions, institutions.</param>
/// <param name="From">First day; null for "since ever".</param>
/// <param name="To">Last day; null for "until further notice".</param>
/// <param name="Sha256">Hex, over the names and bytes of its files.</param>
public sealed record ContentVersion(string Folder, ReleaseStatus? Status, DateOnly? From, DateOnly? To, string Sha256);
