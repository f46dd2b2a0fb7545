using System.CommandLine;
using Gateway.Host.Doctor;

namespace Gateway.Host.Cli;

/// <summary><c>doctor</c>: checks a machine and a configuration before the gateway runs there, and says what to mend.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var config = new Option<FileInfo>("--config") { Description = "The configuration file.", DefaultValueFactory = _ => new FileInfo("gateway.json") };
        var example = new Option<bool>("--example") { Description = "Print a configuration to start from." };
        var doctor = new Command("doctor", "Check this machine and a configuration: disk, clock, mappings, adapters, keys, ports, destinations. Exit 1 if something must be mended.") { config, example };
        doctor.SetAction(async (parsed, token) =>
        {
            if (parsed.GetValue(example))
            {
                System.Console.Write(ExampleConfiguration.Text);
                return GatewayCommand.Done;
            }

            IReadOnlyList<Finding> findings = await Examination.RunAsync(parsed.GetRequiredValue(config), token);
            foreach (Finding finding in findings)
            {
                System.Console.WriteLine($"{(finding.IsWell ? "ok  " : "MEND")}  {finding.Part}: {finding.Sentence}");
            }

            return findings.All(finding => finding.IsWell) ? GatewayCommand.Done : GatewayCommand.Failed;
        });
        return doctor;
    }
}
