package dev.rapport.workspace.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.terms.NamedCalendar;
import dev.rapport.time.BusinessCalendar;
import dev.rapport.time.Holiday;
import dev.rapport.time.OpeningInterval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A calendar as it is stored. */
final class CalendarJson {
    private CalendarJson() {}

    static JsonNode write(NamedCalendar calendar) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", calendar.name());
        body.put("zone", calendar.hours().zone().getId());
        ObjectNode week = body.putObject("week");
        calendar.hours().week().forEach((day, hours) -> week.set(day.name(), write(hours)));
        ArrayNode holidays = body.putArray("holidays");
        for (Holiday holiday : calendar.hours().holidays()) {
            holidays.addObject()
                    .put("date", holiday.date().toString())
                    .put("name", holiday.name())
                    .set("hours", write(holiday.hours()));
        }
        return body;
    }

    private static ArrayNode write(List<OpeningInterval> hours) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        hours.forEach(interval -> array.addArray().add(interval.open()).add(interval.close()));
        return array;
    }

    static NamedCalendar read(JsonNode body) {
        Map<DayOfWeek, List<OpeningInterval>> week = new EnumMap<>(DayOfWeek.class);
        body.get("week")
                .properties()
                .forEach(day -> week.put(DayOfWeek.valueOf(day.getKey()), readHours(day.getValue())));
        List<Holiday> holidays = new ArrayList<>();
        body.get("holidays")
                .forEach(holiday -> holidays.add(new Holiday(
                        LocalDate.parse(holiday.get("date").textValue()),
                        holiday.get("name").textValue(),
                        readHours(holiday.get("hours")))));
        return new NamedCalendar(
                body.get("name").textValue(),
                BusinessCalendar.of(ZoneId.of(body.get("zone").textValue()), week, holidays));
    }

    private static List<OpeningInterval> readHours(JsonNode array) {
        List<OpeningInterval> hours = new ArrayList<>();
        array.forEach(interval -> hours.add(
                new OpeningInterval(interval.get(0).intValue(), interval.get(1).intValue())));
        return hours;
    }
}
