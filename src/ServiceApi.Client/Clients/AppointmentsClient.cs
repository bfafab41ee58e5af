using ServiceApi.Client.Models;

namespace ServiceApi.Client.Clients;

internal sealed class AppointmentsClient(ContractOfCall contract) : IAppointmentsClient
{
    public Task<SetAppointmentResponse> AddAsync(string serviceJobId, AppointmentTimeInput appointmentTime, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(appointmentTime);
        return contract.With(options).AddAppointmentForServiceJobByServiceJobIdAsync(
            serviceJobId,
            new AddAppointmentRequest { AppointmentTime = appointmentTime },
            cancellationToken);
    }
}
