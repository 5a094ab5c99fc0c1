package dev.rapport.ingest;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Scale;
import dev.rapport.platform.problem.Problem;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Gives rows without an id one that follows from what they say: a hash of source, content and how many rows of this body
 * said the same before. So the same file sent twice counts once, and two equal rows of one file count twice.
 *
 * <p>The hash is kept for ever in journals: never change what goes into it.
 */
final class RowIdentity {
    private static final List<Field> BY_NAME = List.of(Field.values()).stream()
            .sorted(Comparator.comparing(Field::wireName))
            .toList();
    private static final int HASH_BYTES = 16;

    private final int most;
    private final MessageDigest digest = sha256();
    private final LongOpenHashSet contents = new LongOpenHashSet();
    private final Long2IntOpenHashMap repeats = new Long2IntOpenHashMap();

    /** {@code most} bounds the memory: how many rows of a body can go without an id. */
    RowIdentity(int most) {
        this.most = most;
    }

    /** The identity of the next row; {@code subject} is empty when the row names none. */
    String next(String source, EventType type, String subject, Instant time, FieldValues data) {
        digest.reset();
        add(source);
        add(type.wireName());
        add(subject);
        add(time.getEpochSecond() * 1_000_000 + time.get(ChronoField.MICRO_OF_SECOND));
        Map<Field, Object> values = data.toMap();
        for (Field field : BY_NAME) {
            Object value = values.get(field);
            if (value != null) {
                add(field.wireName());
                addValue(value);
            }
        }
        byte[] content = digest.digest();
        long occurrence = occurrence(ByteBuffer.wrap(content).getLong());
        digest.update(content);
        add(occurrence);
        return "row-" + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private int occurrence(long content) {
        if (contents.add(content)) {
            if (contents.size() > most) {
                throw Problem.tooLarge(
                                "more than %,d different rows have no id; send an id column, or the rows in several files"
                                        .formatted(most))
                        .toException();
            }
            return 0;
        }
        return repeats.addTo(content, 1) + 1;
    }

    private void addValue(Object value) {
        if (value instanceof BigDecimal number) {
            add(number.toPlainString());
        } else if (value instanceof Scale scale) {
            add(scale.min().toPlainString());
            add(scale.max().toPlainString());
        } else if (value instanceof EventKey target) {
            add(target.source());
            add(target.id());
        } else if (value instanceof Map<?, ?> attributes) {
            add(attributes.size());
            attributes.forEach((name, text) -> {
                add((String) name);
                add((String) text);
            });
        } else if (value instanceof List<?> tags) {
            add(tags.size());
            tags.forEach(tag -> add((String) tag));
        } else {
            add(value.toString());
        }
    }

    /** Length first, so that no two lists of texts give the same bytes. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
