package dev.rapport.journal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.postgresql.util.ByteConverter;

/** The types of the columns that are written in bulk, each in both of PostgreSQL's own notations: text and binary. */
enum SqlType {
    TEXT {
        @Override
        void encode(Object value, CopyRows rows) {
            rows.text(value.toString());
        }
    },
    /** Numbers of 64 bits, as {@link Long}. */
    BIGINT {
        @Override
        void encode(Object value, CopyRows rows) {
            rows.eightBytes(((Number) value).longValue());
        }
    },
    /** Numbers of 32 bits, as {@link Integer}. */
    INTEGER {
        @Override
        void encode(Object value, CopyRows rows) {
            rows.fourBytes(((Number) value).intValue());
        }
    },
    BOOLEAN {
        @Override
        void encode(Object value, CopyRows rows) {
            rows.truth((Boolean) value);
        }
    },
    /** Instants; what is finer than a microsecond is cut off. */
    TIMESTAMPTZ {
        @Override
        void encode(Object value, CopyRows rows) {
            Instant instant = (Instant) value;
            rows.eightBytes((instant.getEpochSecond() - SECONDS_TO_2000) * 1_000_000 + instant.getNano() / 1_000);
        }
    },
    /** JSON as text or as its bytes in UTF-8. */
    JSONB {
        @Override
        String text(Object value) {
            return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
        }

        @Override
        void encode(Object value, CopyRows rows) {
            rows.json(value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8));
        }
    },
    BYTEA {
        @Override
        String text(Object value) {
            return "\\x" + HexFormat.of().formatHex((byte[]) value);
        }

        @Override
        void encode(Object value, CopyRows rows) {
            rows.bytes((byte[]) value);
        }
    },
    NUMERIC {
        @Override
        String text(Object value) {
            return ((BigDecimal) value).toPlainString();
        }

        @Override
        void encode(Object value, CopyRows rows) {
            rows.bytes(ByteConverter.numeric((BigDecimal) value));
        }
    };

    private static final long SECONDS_TO_2000 = 946_684_800L;

    /** The type's name in SQL. */
    String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The value in text notation, which no setting of a session has a say in. */
    String text(Object value) {
        return value.toString();
    }

    /** Adds the value, in binary notation, to a row. */
    abstract void encode(Object value, CopyRows rows);
}
