package dev.rapport.testing.document;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds answers to the committed document and writes down what was seen. */
public final class Answers {
    private static final ApiDocument DOCUMENT = ApiDocument.committed();
    private static final AnswerCheck CHECK = new AnswerCheck(DOCUMENT);
    private static final KnownFindings KNOWN = KnownFindings.committed();
    private static final SeenAnswers SEEN = SeenAnswers.ofThisRun();

    private Answers() {}

    /** Fails when an answer differs from the document in a way that is not listed as known. */
    static void hold(Answer answer) {
        List<Finding> findings = CHECK.check(answer);
        document().find(answer.method(), answer.path()).ifPresent(operation -> SEEN.answer(operation, answer.status()));
        findings.forEach(SEEN::finding);
        List<Finding> unknown =
                findings.stream().filter(finding -> !KNOWN.contains(finding)).toList();
        if (!unknown.isEmpty()) {
            throw new AssertionError("The answer to %s %s is not what openapi.yaml says:%n%s"
                    .formatted(
                            answer.method(),
                            answer.path(),
                            unknown.stream().map(Finding::toString).collect(Collectors.joining("\n"))));
        }
    }

    /** The same for an answer that the client of the JDK got; gives it back. */
    public static HttpResponse<String> hold(HttpResponse<String> answer) {
        Map<String, String> headers = answer.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().startsWith(":")) // of HTTP/2 itself
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
        hold(Answer.of(answer.request().method(), answer.uri(), answer.statusCode(), headers, answer.body()));
        return answer;
    }

    static ApiDocument document() {
        return DOCUMENT;
    }
}
