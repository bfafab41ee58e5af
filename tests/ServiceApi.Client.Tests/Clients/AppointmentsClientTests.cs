using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Clients;

public sealed class AppointmentsClientTests
{
    [Fact]
    public async Task Resources_without_an_id_are_refused_before_anything_is_sent()
    {
        await using var client = new TestClient();

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.Client.Appointments.AssignResourcesAsync("J", "A", ["T1", ""]));

        Assert.Equal("resourceIds", exception.ParamName);
        Assert.Empty(client.Service.Requests);
    }
}
