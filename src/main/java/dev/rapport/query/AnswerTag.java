package dev.rapport.query;

import dev.rapport.metric.Answer;
import dev.rapport.readmodel.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A weak entity tag that carries all that decides whether an answer still holds: a digest of question and form, the
 * version of the data, and the instant at which the answer changes by itself.
 */
public final class AnswerTag {
    private static final Pattern FORM = Pattern.compile("W/\"([0-9a-f]{32})\\.(\\d{1,19})\\.(never|\\d{1,18})\"");
    private static final int DIGEST_BYTES = 16;
    private static final String NEVER = "never";

    private final String digest;
    private final long version;

    private AnswerTag(String digest, long version) {
        this.digest = digest;
        this.version = version;
    }

    /** The tag of answers to a request over a snapshot in a form. */
    public static AnswerTag of(MetricRequest request, Snapshot snapshot, AnswerForm form, String workspace) {
        return of(request, snapshot.epoch(), snapshot.version(), form, workspace);
    }

    static AnswerTag of(MetricRequest request, UUID epoch, long version, AnswerForm form, String workspace) {
        String question = String.join(
                "\n",
                workspace,
                epoch.toString(),
                request.metric().description().id(),
                Integer.toString(request.metric().description().definitionVersion()),
                request.echo().toString(),
                form.name());
        return new AnswerTag(HexFormat.of().formatHex(sha256(question), 0, DIGEST_BYTES), version);
    }

    String digest() {
        return digest;
    }

    /** The header's text for an answer. */
    public String format(Answer answer) {
        String until = answer.validUntil()
                .map(instant -> Long.toString(instant.toEpochMilli()))
                .orElse(NEVER);
        return "W/\"%s.%d.%s\"".formatted(digest, version, until);
    }

    /**
     * The tag among those that a client has kept whose answer would still be given at that instant.
     *
     * @param ifNoneMatch the header's text
     */
    public Optional<String> stillGood(String ifNoneMatch, Instant now) {
        Matcher kept = FORM.matcher(ifNoneMatch);
        while (kept.find()) {
            boolean same = kept.group(1).equals(digest) && kept.group(2).equals(Long.toString(version));
            if (same && (kept.group(3).equals(NEVER) || now.toEpochMilli() < Long.parseLong(kept.group(3)))) {
                return Optional.of(kept.group());
            }
        }
        return Optional.empty();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
