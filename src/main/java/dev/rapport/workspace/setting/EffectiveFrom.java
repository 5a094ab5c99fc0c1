package dev.rapport.workspace.setting;

import dev.rapport.terms.SettingVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * From when on a change is to hold.
 *
 * @param said what the request says; empty when it says nothing, {@link SettingVersion#ALWAYS} for the beginning of time
 */
public record EffectiveFrom(Optional<Instant> said) {
    /** The request says nothing. */
    public static final EffectiveFrom UNSAID = new EffectiveFrom(Optional.empty());

    /** The beginning of time. */
    public static final EffectiveFrom BEGINNING = new EffectiveFrom(Optional.of(SettingVersion.ALWAYS));

    public static EffectiveFrom at(Instant instant) {
        return new EffectiveFrom(Optional.of(instant));
    }

    /** The first version of a setting has always held: what came before it was not said to be otherwise. */
    Instant first() {
        return said.orElse(SettingVersion.ALWAYS);
    }

    /** A later one holds from now on: what was promised before stays promised. */
    Instant later(Instant now) {
        return said.orElse(now);
    }
}
