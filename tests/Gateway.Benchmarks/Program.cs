using Gateway.Benchmarks;

IVerb[] verbs = [.. typeof(IVerb).Assembly.GetTypes()
    .Where(type => type.IsAssignableTo(typeof(IVerb)) && !type.IsAbstract)
    .Select(type => (IVerb)Activator.CreateInstance(type)!) // a verb has a constructor without parameters
    .OrderBy(verb => verb.Name, StringComparer.Ordinal)];

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

if (args.Length > 0 && Array.Find(verbs, verb => verb.Name == args[0]) is { } chosen)
{
    return await chosen.RunAsync(args[1..], stop.Token);
}

Console.Error.WriteLine("Name one of:");
Array.ForEach(verbs, verb => Console.Error.WriteLine($"  {verb.Name,-12} {verb.Summary}"));
return 2;
