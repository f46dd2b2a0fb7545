namespace Gateway.Benchmarks;

/// <summary>One measurement by name: <c>dotnet run -c Release --project tests/Gateway.Benchmarks -- NAME [options]</c>. Found by its type; nothing to register.</summary>
internal interface IVerb
{
    /// <summary>What is typed, in lower case.</summary>
    string Name { get; }

    /// <summary>One line for the list of verbs.</summary>
    string Summary { get; }

    /// <summary>Measures and prints the result to standard output.</summary>
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken);
}
