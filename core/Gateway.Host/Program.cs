using Gateway.Host.Cli;

return await GatewayCommand.RunAsync(args);
