/**
 * The live columnar picture of each workspace's facts: primitive arrays, texts as codes, contacts and purchases chained
 * by person. Read from the fact tables at any time, brought up to date with what the change log names, thrown away
 * without loss. Must not know how facts are written, and what metrics make of them is not its business.
 */
@NullMarked
package dev.rapport.readmodel;

import org.jspecify.annotations.NullMarked;
