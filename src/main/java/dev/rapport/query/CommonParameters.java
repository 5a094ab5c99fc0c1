package dev.rapport.query;

import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.texts;
import static dev.rapport.schema.Property.wholeNumber;
import static dev.rapport.schema.Property.words;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.schema.Property;
import java.util.List;

/** The parameters that several questions take. */
public final class CommonParameters {
    public static final Property FROM = text("from")
            .meaning("The start, included: a date, which is its midnight in tz, or a time with offset.")
            .example("2026-03-01");
    public static final Property TO = text("to")
            .meaning("The end, excluded: a date or a time with offset.")
            .example("2026-04-01");
    public static final Property TZ = text("tz")
            .meaning("The IANA zone of dates and of times in the answer. Default: the workspace's.")
            .example("Europe/Berlin");
    public static final Property FILTER = texts("filter")
            .meaning("dimension:value|value keeps facts with one of the values; null stands for none. Several filters,"
                    + " repeated or separated by commas, must all hold. A backslash escapes | : , and \\.")
            .example(List.of("channel:chat|email"));
    public static final Property ORDER = words("order", List.of("asc", "desc"))
            .meaning("By time: asc or desc, the newest first.")
            .byDefault("desc");
    public static final Property LIMIT = wholeNumber("limit", 1, PageRequest.LARGEST_LIMIT)
            .meaning("The most rows.")
            .byDefault(PageRequest.DEFAULT_LIMIT);
    public static final Property CURSOR =
            text("cursor").meaning("Where the page begins: next_cursor of the one before.");
    public static final Property FORMAT = words("format", AnswerForm.names())
            .meaning("The form of the answer, for tools that can't set Accept.")
            .byDefault(AnswerForm.JSON.wireName());
    public static final Property CUSTOMER_ID = text("customer_id")
            .meaning("Any id of the customer; those that were merged are one.")
            .example("zendesk:7881");

    private CommonParameters() {}
}
