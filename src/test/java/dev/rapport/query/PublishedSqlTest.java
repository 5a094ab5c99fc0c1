package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.metric.MetricCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the files of the published SQL are put together. */
class PublishedSqlTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "rapport", "query", "sql");

    @Test
    void framesAreWrittenOutInFullAtTheColumnWhereTheyStand() {
        assertThat(PublishedSql.of("volume")).contains("""
                -- Volume: how many contacts were opened in the range, of both directions.
                --
                -- :from, :to   the range: from is in, to is not
                -- :as_of       the moment of the question: what is decided only later is pending. Events after it are counted all the
                --              same
                -- :zone        the IANA zone of the buckets
                -- :grain       hour, day, week (from Monday), month, quarter, year or total
                -- :by_channel  true for a row a channel; false for all channels together, channel is null then
                --
                -- A row for each bucket, and channel, of which there is anything to count.
                WITH question AS (
                    SELECT :from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
                           :zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel
                ),
                cells AS (
                    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from) AS bucket_start,
                           CASE WHEN question.by_channel THEN fact.channel END AS channel,
                           count(*) AS numerator
                    FROM question
                    JOIN reporting.interactions AS fact
                        ON fact.counted AND fact.opened_at >= question.range_from AND fact.opened_at < question.range_to
                    GROUP BY 1, 2
                )
                SELECT bucket_start,
                       channel,
                       numerator AS value,
                       numerator,
                       NULL::bigint AS denominator,
                       0::bigint AS pending,
                       NULL::double precision AS ci_low,
                       NULL::double precision AS ci_high
                FROM cells
                ORDER BY bucket_start, channel
                """);
    }

    @Test
    void everyMetricHasAFileAndEveryFileAMetric() throws IOException {
        List<String> metrics = MetricCatalogue.all().stream()
                .map(metric -> metric.description().id())
                .toList();

        assertThat(files()).containsExactlyInAnyOrderElementsOf(metrics);
        assertThat(metrics)
                .allSatisfy(metric -> assertThat(PublishedSql.of(metric).orElseThrow())
                        .doesNotContain("{{")
                        .contains("FROM question"));
    }

    @Test
    void everyFrameIsUsedAtLeastTwice() throws IOException {
        StringBuilder files = new StringBuilder();
        try (Stream<Path> sources = Files.walk(FOLDER)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                files.append(Files.readString(source));
            }
        }

        assertThat(frames())
                .allSatisfy(frame -> assertThat(uses(frame, files)).as(frame).isGreaterThan(1));
    }

    private static List<String> frames() throws IOException {
        Path folder = FOLDER.resolve("frame");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace(".sql", ""))
                    .toList();
        }
    }

    private static long uses(String frame, CharSequence files) {
        return Pattern.compile("\\{\\{" + frame + "[ }]")
                .matcher(files)
                .results()
                .count();
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replace(".sql", ""))
                    .toList();
        }
    }
}
