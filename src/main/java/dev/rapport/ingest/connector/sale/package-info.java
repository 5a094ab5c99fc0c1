/**
 * Shops and payments: orders, payments and refunds become purchases, their cancellations and their refunds. Each class
 * says which of a vendor's many notices makes the purchase, so that none counts twice. Must not read a clock or fetch
 * anything.
 */
@NullMarked
package dev.rapport.ingest.connector.sale;

import org.jspecify.annotations.NullMarked;
