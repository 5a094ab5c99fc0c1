package dev.rapport.platform.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** A share of something: more than nothing, and not all of it. */
public final class Share implements Converter<Double> {
    private static final long serialVersionUID = 1L;
    private static final double LEAST = 0.01;
    private static final double MOST = 0.9;

    @Override
    public Double convert(String value) {
        String text = value.strip();
        double share = text.matches("\\d?\\.?\\d{1,10}") ? Double.parseDouble(text) : Double.NaN;
        if (share >= LEAST && share <= MOST) {
            return share;
        }
        throw new IllegalArgumentException("\"%s\" is not a number from %s to %s".formatted(text, LEAST, MOST));
    }
}
