using Sandbox;

return await new SandboxCommand().Parse(args).InvokeAsync();
