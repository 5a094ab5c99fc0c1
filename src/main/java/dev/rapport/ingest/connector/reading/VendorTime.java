package dev.rapport.ingest.connector.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the forms in which vendors write times. */
public final class VendorTime {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SORTABLE =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private VendorTime() {}

    /**
     * A time of ISO 8601; null for anything else, and for years outside 1900 to 9999.
     *
     * @param zone where the clock hangs that a text without offset was read from
     */
    public static @Nullable Instant iso(JsonNode value, ZoneId zone) {
        if (!value.isTextual() || value.textValue().length() > 40) {
            return null;
        }
        String text = value.textValue().strip();
        try {
            TemporalAccessor time = ISO.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return inRange(
                    time instanceof OffsetDateTime moment
                            ? moment.toInstant()
                            : LocalDateTime.from(time).atZone(zone).toInstant());
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** Seconds since 1970, as a number or as its digits; null for anything else, such as milliseconds. */
    public static @Nullable Instant epochSeconds(JsonNode value) {
        BigDecimal seconds = VendorNumber.of(value);
        if (seconds == null || seconds.abs().compareTo(BigDecimal.valueOf(LATEST.getEpochSecond())) > 0) {
            return null;
        }
        long micros = seconds.movePointRight(6).setScale(0, RoundingMode.FLOOR).longValueExact();
        return inRange(
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L));
    }

    /** A text of one width for every time, so that ids that begin with it sort by it. */
    public static String sortable(Instant time) {
        return SORTABLE.format(time);
    }

    private static @Nullable Instant inRange(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    }
}
