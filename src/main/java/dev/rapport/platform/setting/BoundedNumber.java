package dev.rapport.platform.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number that must not be less than a bound. */
abstract class BoundedNumber implements Converter<Integer> {
    private static final long serialVersionUID = 1L;

    private final int least;

    BoundedNumber(int least) {
        this.least = least;
    }

    @Override
    public Integer convert(String value) {
        String text = value.strip();
        if (text.matches("-?\\d{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= Integer.MAX_VALUE) {
                return (int) number;
            }
        }
        throw new IllegalArgumentException(
                "\"%s\" is not a whole number from %d to %d".formatted(text, least, Integer.MAX_VALUE));
    }
}
