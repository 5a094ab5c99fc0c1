package dev.rapport.platform.setting;

/** A whole number from 1 on. */
public final class AtLeastOne extends BoundedNumber {
    private static final long serialVersionUID = 1L;

    /** Made by the configuration. */
    public AtLeastOne() {
        super(1);
    }
}
