package dev.rapport.ingest;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV body (RFC 4180): a header line that names the columns, then one item a row. An empty cell is an absent value;
 * blank lines are skipped.
 */
public final class CsvItems implements ItemSource {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final ItemContext context;
    private final Assembly assembly;
    private final RecordBoundedReader characters;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<CsvColumn> columns;
    private final int maxRowCharacters;

    /**
     * Reads the header of {@code body}.
     *
     * @param maxRowCharacters the most characters of a row
     * @param maxRowsWithoutId the most rows without an id, each of which takes some bytes of memory
     * @throws ProblemException when the header is missing or wrong
     */
    public CsvItems(InputStream body, ItemContext context, int maxRowCharacters, int maxRowsWithoutId)
            throws IOException {
        this.context = context;
        this.assembly = new Assembly(context, new RowIdentity(maxRowsWithoutId));
        this.maxRowCharacters = maxRowCharacters;
        this.characters = new RecordBoundedReader(body, maxRowCharacters);
        this.parser =
                CSVParser.builder().setReader(characters).setFormat(FORMAT).get();
        this.records = parser.iterator();
        this.columns = CsvHeader.read(header(), context);
    }

    private List<String> header() throws IOException {
        try {
            CSVRecord header = record();
            if (header == null) {
                throw Problem.malformed("the body is empty; its first line names the columns")
                        .toException();
            }
            return header.toList();
        } catch (CSVException broken) {
            throw Problem.malformed("line 1: " + Texts.shown(String.valueOf(broken.getMessage())))
                    .toException();
        }
    }

    @Override
    public @Nullable NumberedItem next() throws IOException {
        while (true) {
            long line = parser.getCurrentLineNumber() + 1;
            try {
                CSVRecord row = record();
                if (row == null) {
                    return null;
                }
                if (!isBlank(row)) {
                    return new NumberedItem(line, read(row, line));
                }
            } catch (CSVException broken) {
                skipRestOfLine();
                return new NumberedItem(
                        line,
                        ParsedItem.malformed(
                                ("line %d: a quoted cell continues after its closing quote, or is never closed;"
                                                + " double the quotes inside it (\"\") and put a comma behind it")
                                        .formatted(line)));
            }
        }
    }

    @Override
    public long linesRead() {
        return parser.getCurrentLineNumber();
    }

    @Override
    public long bytesRead() {
        return characters.charactersRead();
    }

    private ParsedItem read(CSVRecord row, long line) {
        if (row.size() != columns.size()) {
            return ParsedItem.malformed(
                    "line %d has %d cells, the header has %d; put a cell that contains a comma into quotes"
                            .formatted(line, row.size(), columns.size()));
        }
        Draft draft = new Draft(PointerStyle.COLUMN, context);
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.get(i);
            if (!cell.isEmpty()) {
                columns.get(i).read(draft, cell);
            }
        }
        return assembly.assemble(draft);
    }

    private static boolean isBlank(CSVRecord row) {
        return row.size() == 1 && row.get(0).isBlank();
    }

    /** After a broken cell the parser stands behind the character that it could not take. */
    private void skipRestOfLine() throws IOException {
        try {
            record();
        } catch (CSVException alsoBroken) {
            // the same line, already refused
        }
    }

    private @Nullable CSVRecord record() throws IOException {
        characters.startRecord();
        long line = parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException broken) {
            IOException cause = broken.getCause();
            if (cause instanceof RecordBoundedReader.RecordTooLongException) {
                throw Problem.tooLarge(
                                "the row that begins on line %d has more than %,d characters; is a quote left open?"
                                        .formatted(line, maxRowCharacters))
                        .toException();
            }
            throw cause;
        }
    }
}
