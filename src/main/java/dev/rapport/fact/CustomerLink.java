package dev.rapport.fact;

import dev.rapport.event.CodePointOrder;
import java.util.Comparator;

/** Two customer ids that are one person. Which is called {@code from} makes no difference to what they mean. */
public record CustomerLink(String from, String into) implements Comparable<CustomerLink> {
    @Override
    public int compareTo(CustomerLink other) {
        return Comparator.comparing(CustomerLink::from, CodePointOrder.INSTANCE)
                .thenComparing(CustomerLink::into, CodePointOrder.INSTANCE)
                .compare(this, other);
    }
}
