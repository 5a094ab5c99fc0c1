package dev.rapport.ingest;

/** What a cell of one column means for the item of its row. */
@FunctionalInterface
interface CsvColumn {
    void read(Draft draft, String cell);
}
