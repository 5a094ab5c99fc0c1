package dev.rapport.workspace.setting.http;

import java.util.Optional;

/**
 * What the OpenAPI document says of a kind of setting.
 *
 * @param path the address of the list
 * @param name of the schema
 * @param names the name of the list in the ids of operations
 * @param noun of one in a sentence
 * @param nouns of several
 * @param exampleId an id
 * @param newExample the body of a new one
 * @param changeExample the body of a change
 * @param onChange what a change comes with, besides that what is left out stays
 * @param onRemoval what a removal comes with, besides that the versions stay
 */
record SettingWords(
        String path,
        String name,
        String names,
        String noun,
        String nouns,
        String exampleId,
        String newExample,
        String changeExample,
        Optional<String> onChange,
        Optional<String> onRemoval) {

    /** What a change of a setting comes with that facts depend upon. */
    static final String KEPT_WHEN_OPENED =
            " Interactions keep what held when they were opened; a change that is dated back is applied to those opened"
                    + " since then.";
}
