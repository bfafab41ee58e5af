using Fleet;

// The same program is each of the workers, with its settings in the environment.
return WorkerSettings.Read() is { } settings
    ? await Worker.RunAsync(settings)
    : await new FleetCommand().Parse(args).InvokeAsync();
