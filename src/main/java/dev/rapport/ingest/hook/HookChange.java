package dev.rapport.ingest.hook;

import java.util.Optional;

/**
 * What is said of a hook; what is left out stays.
 *
 * @param secret what the vendor signs with
 * @param accessToken what the vendor's interface is asked with
 */
public record HookChange(Optional<String> name, Said secret, Said accessToken) {

    /**
     * A value that can be left out, be taken away or be set.
     *
     * @param said whether anything was said
     * @param value what it is to be; empty to take it away
     */
    public record Said(boolean said, Optional<String> value) {
        @Override
        public String toString() {
            return said ? "said" : "left out";
        }
    }
}
