package dev.rapport.ingest.connector.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways to write a time that vendors mix within one body: epoch seconds or milliseconds, with an offset or without. */
public final class VendorTime {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(\\.\\d{1,9})?");
    private static final int MOST_DIGITS = 19;
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;
    private static final long FIRST_MICROSECONDS = 100_000_000_000_000L;
    private static final long FIRST_NANOSECONDS = 100_000_000_000_000_000L;
    /** An offset is Z, UTC, +01, +0100 or +01:00, also after a blank. */
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter SORTABLE =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private VendorTime() {}

    /**
     * The instant to the microsecond; null when it is none, and for years outside 1900 to 9999.
     *
     * @param zone where the clock hangs that a text without offset was read from
     */
    public static @Nullable Instant read(JsonNode node, ZoneId zone) {
        try {
            Instant time = node.isNumber()
                    ? number(node.decimalValue())
                    : node.isTextual() ? text(node.textValue().strip(), zone) : null;
            return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST)
                    ? null
                    : time.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException | ArithmeticException noTime) {
            return null;
        }
    }

    /** A text of one width for every time, so that ids that begin with it sort by it. */
    public static String sortable(Instant time) {
        return SORTABLE.format(time);
    }

    private static @Nullable Instant number(BigDecimal number) {
        // Zero is how some vendors say never. And not written out first: 1e999999999 has that many digits.
        boolean isTime = number.signum() > 0
                && Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS
                && number.scale() <= MOST_DIGITS;
        return isTime ? epoch(number) : null;
    }

    private static @Nullable Instant text(String text, ZoneId zone) {
        return NUMBER.matcher(text).matches() ? number(new BigDecimal(text)) : written(text, zone);
    }

    /** What a number counts follows from its size. */
    private static Instant epoch(BigDecimal number) {
        long whole = number.longValue();
        int places =
                whole < FIRST_MILLISECONDS ? 0 : whole < FIRST_MICROSECONDS ? 3 : whole < FIRST_NANOSECONDS ? 6 : 9;
        BigDecimal seconds = number.movePointLeft(places);
        long second = seconds.longValue();
        return Instant.ofEpochSecond(
                second,
                seconds.subtract(BigDecimal.valueOf(second)).movePointRight(9).longValue());
    }

    private static @Nullable Instant written(String text, ZoneId zone) {
        if (text.length() < 16 || text.length() > 40) {
            return null;
        }
        String iso = text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        String close = iso.replaceFirst(" ?(UTC|GMT)$", "Z").replace(" ", "");
        TemporalAccessor read = FORM.parseBest(close, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime offset
                ? offset.toInstant()
                : LocalDateTime.from(read).atZone(zone).toInstant();
    }
}
