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

    public Task<SetAppointmentResponse> RescheduleAsync(string serviceJobId, string appointmentId, AppointmentTimeInput appointmentTime, string rescheduleReasonCode, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(appointmentTime);
        return contract.With(options).RescheduleAppointmentForServiceJobByServiceJobIdAsync(
            serviceJobId,
            appointmentId,
            new RescheduleAppointmentRequest { AppointmentTime = appointmentTime, RescheduleReasonCode = rescheduleReasonCode },
            cancellationToken);
    }

    public Task<AssignAppointmentResourcesResponse> AssignResourcesAsync(string serviceJobId, string appointmentId, IEnumerable<string> resourceIds, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resourceIds);
        var resources = resourceIds.Select(id => new AppointmentResource { ResourceId = id }).ToList();
        if (resources.Exists(resource => string.IsNullOrEmpty(resource.ResourceId)))
        {
            throw new ArgumentException($"Each of {nameof(resourceIds)} must not be empty.", nameof(resourceIds));
        }

        return contract.With(options).AssignAppointmentResourcesAsync(
            serviceJobId,
            appointmentId,
            new AssignAppointmentResourcesRequest { Resources = resources },
            cancellationToken);
    }

    public Task SetFulfillmentAsync(string serviceJobId, string appointmentId, SetAppointmentFulfillmentDataRequest fulfillment, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        contract.With(options).SetAppointmentFulfillmentDataAsync(serviceJobId, appointmentId, fulfillment, cancellationToken);

    public async Task<AppointmentSlotReport> GetSlotsAsync(string serviceJobId, GetAppointmentSlotsByJobIdQuery query, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await contract.With(options).GetAppointmentSlotsByJobIdAsync(serviceJobId, query, cancellationToken).ConfigureAwait(false);
        return response.Payload!;
    }

    public async Task<AppointmentSlotReport> GetSlotsAsync(GetAppointmentSlotsQuery query, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await contract.With(options).GetAppointmentSlotsAsync(query, cancellationToken).ConfigureAwait(false);
        return response.Payload!;
    }
}
