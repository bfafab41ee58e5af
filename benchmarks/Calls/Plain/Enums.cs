using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Benchmarks.Calls.Plain;

internal enum ServiceJobStatus
{
    [EnumMember(Value = "NOT_SERVICED"), JsonStringEnumMemberName("NOT_SERVICED")]
    NotServiced,

    [EnumMember(Value = "CANCELLED"), JsonStringEnumMemberName("CANCELLED")]
    Cancelled,

    [EnumMember(Value = "COMPLETED"), JsonStringEnumMemberName("COMPLETED")]
    Completed,

    [EnumMember(Value = "PENDING_SCHEDULE"), JsonStringEnumMemberName("PENDING_SCHEDULE")]
    PendingSchedule,

    [EnumMember(Value = "NOT_FULFILLABLE"), JsonStringEnumMemberName("NOT_FULFILLABLE")]
    NotFulfillable,

    [EnumMember(Value = "HOLD"), JsonStringEnumMemberName("HOLD")]
    Hold,

    [EnumMember(Value = "PAYMENT_DECLINED"), JsonStringEnumMemberName("PAYMENT_DECLINED")]
    PaymentDeclined,
}

internal enum AppointmentStatus
{
    [EnumMember(Value = "ACTIVE"), JsonStringEnumMemberName("ACTIVE")]
    Active,

    [EnumMember(Value = "CANCELLED"), JsonStringEnumMemberName("CANCELLED")]
    Cancelled,

    [EnumMember(Value = "COMPLETED"), JsonStringEnumMemberName("COMPLETED")]
    Completed,
}

internal enum PoaType
{
    [EnumMember(Value = "NO_SIGNATURE_DUMMY_POS"), JsonStringEnumMemberName("NO_SIGNATURE_DUMMY_POS")]
    NoSignatureDummyPos,

    [EnumMember(Value = "CUSTOMER_SIGNATURE"), JsonStringEnumMemberName("CUSTOMER_SIGNATURE")]
    CustomerSignature,

    [EnumMember(Value = "DUMMY_RECEIPT"), JsonStringEnumMemberName("DUMMY_RECEIPT")]
    DummyReceipt,

    [EnumMember(Value = "POA_RECEIPT"), JsonStringEnumMemberName("POA_RECEIPT")]
    PoaReceipt,
}

internal enum ItemStatus
{
    [EnumMember(Value = "ACTIVE"), JsonStringEnumMemberName("ACTIVE")]
    Active,

    [EnumMember(Value = "CANCELLED"), JsonStringEnumMemberName("CANCELLED")]
    Cancelled,

    [EnumMember(Value = "SHIPPED"), JsonStringEnumMemberName("SHIPPED")]
    Shipped,

    [EnumMember(Value = "DELIVERED"), JsonStringEnumMemberName("DELIVERED")]
    Delivered,
}

internal enum ServiceLocationType
{
    [EnumMember(Value = "IN_HOME"), JsonStringEnumMemberName("IN_HOME")]
    InHome,

    [EnumMember(Value = "IN_STORE"), JsonStringEnumMemberName("IN_STORE")]
    InStore,

    [EnumMember(Value = "ONLINE"), JsonStringEnumMemberName("ONLINE")]
    Online,
}

internal enum ErrorLevel
{
    [EnumMember(Value = "ERROR"), JsonStringEnumMemberName("ERROR")]
    Error,

    [EnumMember(Value = "WARNING"), JsonStringEnumMemberName("WARNING")]
    Warning,
}
