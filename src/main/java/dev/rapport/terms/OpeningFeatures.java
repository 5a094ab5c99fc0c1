package dev.rapport.terms;

import org.jspecify.annotations.Nullable;

/** What policies are matched by: the values that an interaction's opening has. */
public record OpeningFeatures(
        @Nullable String channel,
        @Nullable String priority,
        @Nullable String team,
        @Nullable String location,
        @Nullable String product) {}
