package dev.rapport.platform.setting;

/** A whole number from 0 on. */
public final class NotNegative extends BoundedNumber {
    private static final long serialVersionUID = 1L;

    /** Made by the configuration. */
    public NotNegative() {
        super(0);
    }
}
