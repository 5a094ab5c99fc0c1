/**
 * Survey tools: each answered question that means something for service metrics becomes one answer. What a question asks
 * is said by the mapping, else by the vendor where its type says so; nothing is guessed from a number. Must not read a
 * clock or fetch anything.
 */
@NullMarked
package dev.rapport.ingest.connector.survey;

import org.jspecify.annotations.NullMarked;
