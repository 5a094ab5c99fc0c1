package dev.rapport.platform.problem;

/** Everything that can be wrong with a request or its answer. The list is part of the interface: it does not grow by chance. */
public enum ProblemType {
    VALIDATION(
            "validation",
            422,
            "The request is not valid",
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
            "Not found",
            "The address does not exist, or what it names does not exist in the workspace of this key. Check the"
                    + " address and the id."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "Method not allowed",
            "The address exists but does not support this HTTP method. The Allow header lists the methods it"
                    + " supports."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "None of the accepted formats is supported",
            "The Accept header leaves no format that this address can answer in. Leave the header out to get JSON."),
    REQUEST_TIMEOUT(
            "request-timeout",
            408,
            "The body did not arrive in time",
            "The sender stopped in the middle of the body, or sent it too slowly. Nothing of a document was"
                    + " accepted; of a"
                    + " stream, the first committed_lines lines were. Send it again: what was accepted counts as a"
                    + " duplicate."),
    CONFLICT(
            "conflict",
            409,
            "The request conflicts with existing data",
            "The request is valid, but its name or id is already in use, or something else depends on what it would"
                    + " remove. detail says what. Nothing was changed."),
    BUDGET_EXCEEDED(
            "budget-exceeded",
            422,
            "The answer exceeds the limit of one request",
            "The answer would have more rows, or take more memory, than one request may use. need and limit say how"
                    + " much"
                    + " (rows or bytes, as detail says), setting names the environment variable that raises the limit."
                    + " Ask for fewer groups, longer buckets or a shorter range."),
    WORKSPACE_TOO_LARGE(
            "workspace-too-large",
            503,
            "The workspace is larger than this server can hold",
            "To answer, the server holds a workspace's facts in memory, and these are more than it has for that. need and"
                    + " limit are bytes, setting names the environment variable that raises the limit; the heap must have"
                    + " room for it. Asking again does not help; the workspace still accepts events."),
    TOO_LARGE(
            "too-large",
            413,
            "The request is too large",
            "The body, one of its lines, or what it inflates to is larger than the limit that detail names. Send it in"
                    + " parts, or as a stream (application/x-ndjson)."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "The format of the body is not supported",
            "Content-Type or Content-Encoding names a format that this address does not read. detail lists those that"
                    + " it does."),
    RATE_LIMITED(
            "rate-limited",
            429,
            "Too many requests",
            "The key has sent too many requests. Wait the number of seconds in Retry-After, then send the request"
                    + " again."),
    OVERLOADED(
            "overloaded",
            503,
            "Too busy at the moment",
            "More is waiting to be written than fits in the queue. Nothing of this request was accepted; send it again"
                    + " after the number of seconds in Retry-After."),
    UNAVAILABLE(
            "unavailable",
            503,
            "Temporarily unavailable",
            "Something that the service needs, usually the database, is not responding. Send the request again: what"
                    + " was already accepted counts as a duplicate."),
    INTERNAL(
            "internal",
            500,
            "Internal error",
            "A bug in the service. The log has the details under the trace_id of the answer; please report it.");

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
