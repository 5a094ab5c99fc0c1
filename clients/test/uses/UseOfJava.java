import dev.rapport.client.ApiClient;
import dev.rapport.client.ApiException;
import dev.rapport.client.api.ExploreApi;
import dev.rapport.client.api.SendApi;
import dev.rapport.client.api.SatisfactionApi;
import dev.rapport.client.model.BatchReceipt;
import dev.rapport.client.model.Event;
import dev.rapport.client.model.EventData;
import dev.rapport.client.model.EventDataScore;
import dev.rapport.client.model.NpsAnswer;
import dev.rapport.client.model.Problem;
import dev.rapport.client.model.SurveyResponseFact;
import dev.rapport.client.model.SurveyResponseFactPage;
import dev.rapport.client.model.Violation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Uses the client that openapi-generator writes with java, library native. Usage: UseOfJava ADDRESS KEY. */
final class UseOfJava {
    private static int checks;

    private static void check(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            throw new AssertionError(what + ": " + actual + " instead of " + expected);
        }
        checks++;
    }

    private static Event answer(int number, double score) {
        return new Event()
                .id("java-" + number)
                .source("java")
                .type(Event.TypeEnum.SURVEY_ANSWERED)
                .time(OffsetDateTime.parse("2026-03-0" + number + "T10:00:00Z"))
                .subject("survey:java-" + number)
                .data(new EventData()
                        .kind(EventData.KindEnum.NPS)
                        .score(new EventDataScore(BigDecimal.valueOf(score)))
                        .survey("java"));
    }

    private static void checkReceipt(String what, BatchReceipt receipt, long accepted, long duplicates) {
        check(
                what,
                List.of(receipt.getAccepted(), receipt.getDuplicates(), receipt.getConflicts(), receipt.getRejected()),
                List.of(accepted, duplicates, 0L, 0L));
    }

    private static SatisfactionApi.APIGetNpsRequest.Builder nps() {
        return SatisfactionApi.APIGetNpsRequest.newBuilder();
    }

    private static SatisfactionApi.APIGetNpsRequest.Builder march() {
        return nps().from("2026-03-01")
                .to("2026-04-01")
                .tz("UTC")
                .filter(List.of("survey:java"))
                .grain("month");
    }

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + arguments[1]));
        SendApi ingest = new SendApi(client);
        SatisfactionApi metrics = new SatisfactionApi(client);
        ExploreApi facts = new ExploreApi(client);

        BatchReceipt one = ingest.postEvents(SendApi.APIPostEventsRequest.newBuilder()
                        .event(List.of(answer(1, 10)))
                        .build());
        checkReceipt("one event is accepted", one, 1, 0);
        BatchReceipt many = ingest.postEvents(SendApi.APIPostEventsRequest.newBuilder()
                        .event(List.of(answer(1, 10), answer(2, 9), answer(3, 7), answer(4, 2)))
                        .build());
        checkReceipt("of many, the first is known", many, 3, 1);

        NpsAnswer nps = metrics.getNps(march().build());
        check("the metric is counted", nps.getTotal().getValue().doubleValue(), 25.0);
        check("with the columns of the metric", nps.getTotal().getPromoters(), 2L);
        check("from four answers", nps.getTotal().getDenominator(), 4L);
        check("a month is a row", nps.getRows().get(0).getValue().doubleValue(), 25.0);

        List<String> subjects = new ArrayList<>();
        String cursor = null;
        do {
            SurveyResponseFactPage page =
                    facts.listSurveyResponses(ExploreApi.APIListSurveyResponsesRequest.newBuilder()
                            .from("2026-03-01")
                            .to("2026-04-01")
                            .filter(List.of("survey:java"))
                            .limit(3)
                            .cursor(cursor)
                            .build());
            page.getData().stream().map(SurveyResponseFact::getSubject).forEach(subjects::add);
            cursor = page.getNextCursor();
        } while (cursor != null);
        check("pages come one after the other", subjects.size(), 4);
        check("and none comes twice", new HashSet<>(subjects).size(), 4);

        try {
            metrics.getNps(nps().from("yesterdaze").level(new BigDecimal(7)).build());
            throw new AssertionError("there is no problem");
        } catch (ApiException refused) {
            check("a problem has its status", refused.getCode(), 422);
            Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
            check("and says what is wrong", problem.getType(), "/problems/validation");
            check(
                    "and where",
                    problem.getViolations().stream()
                            .map(Violation::getPointer)
                            .sorted()
                            .toList(),
                    List.of("from", "level"));
        }

        // The generated method reads JSON; CSV is taken from the answer as it comes.
        AtomicReference<String> table = new AtomicReference<>();
        client.setResponseInterceptor(response -> {
            try {
                table.set(new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            } catch (java.io.IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        });
        new SatisfactionApi(client).getNps(march().format("csv").build());
        String[] lines = table.get().split("\r\n");
        List<String> head = List.of(lines[0].split(","));
        check("CSV has a header", head.subList(0, 3), List.of("bucket_start", "bucket_end", "complete"));
        check("and the same value", lines[1].split(",")[head.indexOf("value")], "25");
        System.out.println("  " + checks + " checks hold");
    }
}
