namespace Gateway.Host.Doctor;

/// <summary>What the doctor found of one part.</summary>
/// <param name="Part">Disk, mappings, keys …</param>
/// <param name="IsWell">Whether nothing has to be mended.</param>
/// <param name="Sentence">What was found and, if need be, what to do.</param>
internal sealed record Finding(string Part, bool IsWell, string Sentence);
