using System.Net;
using System.Text;
using ServiceApi.Client.Fuzz.Tests.Mutation;

namespace ServiceApi.Client.Fuzz.Tests.Support;

/// <summary>An answer with a given body, whose status and headers follow from the body, so that the body alone repeats it.</summary>
internal static class Answer
{
    private static readonly int[] Statuses = [100, 201, 202, 204, 206, 302, 304, 400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 502, 503, 504, 599];

    private static readonly Dictionary<string, string[]> Headers = new()
    {
        ["x-amzn-RateLimit-Limit"] = ["10.0", "0.5", "0", "-1", "NaN", "1e400", "5, 10", "ten", ""],
        ["x-amzn-RequestId"] = ["b2c5f7a0-3a1e-4a55-9d8d-2f1c1f6f8c1a", "id with spaces", "", "ü"],
        ["x-amz-request-id"] = ["4442587FB7D0A2F9"],
        ["x-amzn-ErrorType"] = ["TooManyRequestsException", "InvalidInputException:http://internal.amazon.com/", "<b>"],
        ["Retry-After"] = ["120", "0", "-5", "1.5", "99999999999", "Wed, 21 Oct 2099 07:28:00 GMT", "Wednesday, 21-Oct-99 07:28:00 GMT", "Wed Oct 21 07:28:00 1970", "soon"],
    };

    /// <summary>An answer as it is, with status 200.</summary>
    public static HttpResponseMessage Ok(byte[] body) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };

    /// <summary>An answer with a status of success in most cases, and with whatever headers.</summary>
    public static HttpResponseMessage Any(byte[] body)
    {
        var random = RandomOf(body);
        var answer = Ok(body);
        if (random.Next(4) == 0)
        {
            answer.StatusCode = (HttpStatusCode)Statuses[random.Next(Statuses.Length)];
        }

        return WithHeaders(answer, random);
    }

    /// <summary>An answer with a status that is no success.</summary>
    public static HttpResponseMessage AnyError(byte[] body)
    {
        var random = RandomOf(body);
        var answer = Ok(body);
        answer.StatusCode = (HttpStatusCode)random.Next(300, 600);
        return WithHeaders(answer, random);
    }

    /// <summary>An answer in which each header that is read has this value.</summary>
    public static HttpResponseMessage WithEachHeader(byte[] value)
    {
        var answer = Ok("{}"u8.ToArray());
        answer.StatusCode = (HttpStatusCode)Statuses[RandomOf(value).Next(Statuses.Length)];
        foreach (var name in Headers.Keys)
        {
            answer.Headers.TryAddWithoutValidation(name, Encoding.Latin1.GetString(value));
        }

        return answer;
    }

    public static IEnumerable<string> HeaderValues => Headers.Values.SelectMany(values => values);

    private static HttpResponseMessage WithHeaders(HttpResponseMessage answer, Random random)
    {
        foreach (var (name, values) in Headers)
        {
            for (var count = random.Next(3); count > 0; count--)
            {
                answer.Headers.TryAddWithoutValidation(name, values[random.Next(values.Length)]);
            }
        }

        return answer;
    }

    private static Random RandomOf(byte[] body) => new(Seeds.Of(body));
}
