using Gateway.Crash;

return args switch
{
    [JournalWriter.Verb, string path, string seed] => await JournalWriter.RunAsync(path, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)),
    [LoneFactWriter.Verb, string path, string order] => await LoneFactWriter.RunAsync(path, order),
    [MsgIdWriter.Verb, string path, string seed, string clock] => await MsgIdWriter.RunAsync(
        path, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture), int.Parse(clock, System.Globalization.CultureInfo.InvariantCulture)),
    _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") =>
        await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};
