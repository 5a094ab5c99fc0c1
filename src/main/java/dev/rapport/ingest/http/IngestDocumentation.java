package dev.rapport.ingest.http;

/** What the documentation says of both addresses. */
final class IngestDocumentation {
    static final String FORMS = """
            A JSON object is one item; a JSON list of at most 10,000 is one transaction. NDJSON (one JSON object a line) and CSV
            (RFC 4180, comma, UTF-8, a header line with the flat names, `attributes.<name>`, `scale.min`, `scale.max`, tags as
            `a|b`) can have any length and are committed in chunks of about 10,000 items, or a second after they came.

            One bad item never rejects its neighbours. After a success an item is durable and counted. Sending anything again is
            safe. When a stream fails on its way, `committed_lines` in the problem says how far it got.

            A CSV row without an id gets one from its source, its content and how many equal rows stand before it in the same
            body: the same file sent twice counts once, but splitting such a file can merge equal rows.""";

    static final String KEY =
            "Your own name for a stream (NDJSON, CSV): its progress then stands at `/v1/jobs/{key}`, also after the connection"
                    + " broke. Visible ASCII, not digits alone. Has no effect on documents and dry runs.";

    static final String DRY_RUN = "Check the items, tell what is wrong with them, write nothing.";

    static final String SOURCE = "The source of items that name none. Default: the name of the API key.";

    static final String BUSY =
            "Busy (`overloaded`): nothing of the request was accepted. Or out of order (`unavailable`): of a stream,"
                    + " `committed_lines` are kept. Send it again after Retry-After.";

    static final String SLOW =
            "The body did not arrive in time (`request-timeout`): nothing of a document was accepted; of a stream,"
                    + " `committed_lines` are kept.";

    private IngestDocumentation() {}
}
