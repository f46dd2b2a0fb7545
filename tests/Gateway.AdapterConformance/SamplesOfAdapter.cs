namespace Gateway.AdapterConformance;

/// <summary>Finds an adapter's samples in the source tree.</summary>
internal static class SamplesOfAdapter
{
    extension(Sample)
    {
        /// <summary>Every sample of an adapter.</summary>
        public static IReadOnlyList<Sample> Of(IAdapter adapter) => Sample.In(Path.Combine(Repository.FolderOf(adapter), "samples"));
    }
}
