package dev.rapport.demo.story;

import java.util.ArrayList;
import java.util.List;

/** Things of which some are chosen more often than others. */
final class Choice<T> {
    private final List<T> items = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private double total;

    Choice<T> of(T item, double weight) {
        items.add(item);
        weights.add(weight);
        total += weight;
        return this;
    }

    T pick(Dice dice) {
        double left = dice.fraction() * total;
        for (int place = 0; place < items.size() - 1; place++) {
            left -= weights.get(place);
            if (left < 0) {
                return items.get(place);
            }
        }
        return items.get(items.size() - 1);
    }
}
