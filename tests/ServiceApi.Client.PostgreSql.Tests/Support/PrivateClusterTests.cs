using Fleet;
using Npgsql;

namespace ServiceApi.Client.PostgreSql.Tests.Support;

public sealed class PrivateClusterTests
{
    [Fact]
    public async Task It_comes_back_with_its_data_whatever_happens_to_it_and_leaves_nothing_behind()
    {
        Assert.SkipUnless(PrivateCluster.WhyNot is null, PrivateCluster.WhyNot ?? "");
        string folder;
        await using (var cluster = await PrivateCluster.StartAsync())
        {
            await using var source = NpgsqlDataSource.Create(cluster.ConnectionString + ";Pooling=false;Timeout=1;Command Timeout=1;Cancellation Timeout=-1");
            await RunAsync(source, "create table kept (number integer)");
            await RunAsync(source, "insert into kept values (1)");
            folder = Path.GetDirectoryName((string)(await RunAsync(source, "show data_directory"))!)!;
            Assert.True(Directory.Exists(folder));
            Assert.Equal("127.0.0.1", await RunAsync(source, "show listen_addresses"));
            Assert.Equal("", await RunAsync(source, "show unix_socket_directories"));

            await cluster.KillAsync();
            await Assert.ThrowsAsync<NpgsqlException>(() => RunAsync(source, "select"));
            await cluster.RestartAsync();
            Assert.Equal(1L, await RunAsync(source, "select count(*) from kept"));

            await cluster.StopAsync();
            await Assert.ThrowsAsync<NpgsqlException>(() => RunAsync(source, "select"));
            await cluster.RestartAsync();
            Assert.Equal(1L, await RunAsync(source, "select count(*) from kept"));

            await cluster.PauseAsync();
            await Assert.ThrowsAsync<NpgsqlException>(() => RunAsync(source, "select"));
            await cluster.ResumeAsync();
            Assert.Equal(1L, await RunAsync(source, "select count(*) from kept"));
            await cluster.PauseAsync();
        }

        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain(Directory.EnumerateDirectories("/proc"), process => new FileInfo(Path.Combine(process, "cwd")).LinkTarget?.StartsWith(folder, StringComparison.Ordinal) is true);
    }

    private static async Task<object?> RunAsync(NpgsqlDataSource source, string statement)
    {
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }
}
