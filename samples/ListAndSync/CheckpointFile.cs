using System.Text.Json;

namespace ListAndSync;

/// <summary>How far a sync has come: the span of time that it lists, and the page that is next. Without an end, that of the last sync.</summary>
internal sealed record Checkpoint(DateTimeOffset From, DateTimeOffset? Until = null, string? Token = null);

/// <summary>Where the checkpoint is kept. An app writes it in one transaction with the jobs.</summary>
internal sealed class CheckpointFile(string path)
{
    public Checkpoint? Read() => File.ReadAllText(path) is { Length: > 0 } text ? JsonSerializer.Deserialize<Checkpoint>(text) : null;

    public void Write(Checkpoint checkpoint) => File.WriteAllText(path, JsonSerializer.Serialize(checkpoint));
}
