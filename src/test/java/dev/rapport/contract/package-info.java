/**
 * What the contract says, held to it through HTTP alone: every worked example to six decimals, every trap, and what must
 * hold for any data: numbers once published can be had again, and each has exactly its facts behind it.
 */
@org.jspecify.annotations.NullMarked
package dev.rapport.contract;
