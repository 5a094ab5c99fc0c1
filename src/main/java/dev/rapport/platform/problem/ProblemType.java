package dev.rapport.platform.problem;

/** Everything that can be wrong with a request or its answer. The list is part of the interface: it does not grow by chance. */
public enum ProblemType {
    VALIDATION(
            "validation",
            422,
            "The request says something that is not allowed",
            "The request could be read, but some of its values are missing, unknown or out of range. Every violation is"
                    + " listed in violations: pointer names the place (a JSON pointer into the body, or the name of a"
                    + " query parameter or header), detail says what would be right. Correct all of them and send the"
                    + " request again."),
    MALFORMED(
            "malformed",
            400,
            "The request cannot be read",
            "The body or the request line breaks the rules of its own format, for example JSON with a missing bracket."
                    + " detail names the line and the column. Nothing was processed."),
    UNAUTHORIZED(
            "unauthorized",
            401,
            "A valid API key is needed",
            "The request carries no API key, or one that is unknown, revoked or expired. Send the key as"
                    + " Authorization: Bearer <key>, as X-API-Key: <key>, or as the password of HTTP Basic."),
    FORBIDDEN(
            "forbidden",
            403,
            "The key lacks the scope",
            "The key is valid, but not for this. detail names the scope that is needed. Keys and their scopes are"
                    + " managed at /v1/keys."),
    NOT_FOUND(
            "not-found",
            404,
            "There is no such thing",
            "Nothing is at this address, or nothing that this key's workspace may see."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "The address does not know this method",
            "The address exists, but not for this HTTP method. The Allow header lists those it knows."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "None of the accepted formats is available",
            "The Accept header leaves no format that this address can answer in. Leave the header out to get JSON."),
    REQUEST_TIMEOUT(
            "request-timeout",
            408,
            "The body did not arrive in time",
            "The sender stopped in the middle of the body, or sent it too slowly. Of a document nothing was accepted; of a"
                    + " stream, what stands up to committed_lines. Send it again: what was kept is recognised."),
    CONFLICT(
            "conflict",
            409,
            "The request contradicts what is already there",
            "The request is correct in itself, but something else holds that name or id, or depends on what would be"
                    + " taken away. detail says what."),
    BUDGET_EXCEEDED(
            "budget-exceeded",
            422,
            "The answer takes more than one request may",
            "The answer would have more rows, or take more memory, than one request may have. need and limit say how much"
                    + " (rows or bytes, as detail says), setting names the environment variable that raises the limit."
                    + " Ask for fewer groups, longer buckets or a shorter range."),
    WORKSPACE_TOO_LARGE(
            "workspace-too-large",
            503,
            "The workspace is larger than this server can hold",
            "To answer, the server holds a workspace's facts in memory, and these are more than it has for that. need and"
                    + " limit are bytes, setting names the environment variable that raises the limit; the heap must have"
                    + " room for it. Asking again does not help; what is sent to the workspace is taken all the same."),
    TOO_LARGE(
            "too-large",
            413,
            "The request is too large",
            "The body, one of its lines, or what it inflates to is larger than the limit that detail names. Send it in"
                    + " parts, or as a stream (application/x-ndjson)."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "The body is in a format that is not understood",
            "Content-Type or Content-Encoding names a format that this address does not read. detail lists those that"
                    + " it does."),
    RATE_LIMITED(
            "rate-limited",
            429,
            "Too many requests",
            "The key has used up its requests for now. Wait as many seconds as Retry-After says."),
    OVERLOADED(
            "overloaded",
            503,
            "Busy at the moment",
            "More is waiting to be written than fits in the queue. Nothing of this request was accepted; send it again"
                    + " after as many seconds as Retry-After says."),
    UNAVAILABLE(
            "unavailable",
            503,
            "Out of order at the moment",
            "Something that is needed, usually the database, does not answer. Sending the request again is safe: what"
                    + " was already accepted is recognised."),
    INTERNAL(
            "internal",
            500,
            "Something went wrong inside",
            "A defect of the service. The log has the details under the trace_id of the answer; please report it.");

    private final String id;
    private final int status;
    private final String title;
    private final String documentation;

    ProblemType(String id, int status, String title, String documentation) {
        this.id = id;
        this.status = status;
        this.title = title;
        this.documentation = documentation;
    }

    /** The name in the address of its documentation, such as {@code not-found}. */
    public String id() {
        return id;
    }

    /** The address of its documentation, relative to the root of the service. */
    public String uri() {
        return "/problems/" + id;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** One line that is the same for every problem of the type. */
    public String title() {
        return title;
    }

    /** What it means and what to do, for the documentation page. */
    public String documentation() {
        return documentation;
    }
}
