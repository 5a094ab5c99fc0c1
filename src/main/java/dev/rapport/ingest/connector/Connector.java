package dev.rapport.ingest.connector;

/** Knows the webhooks of one vendor. Pure and without state: the same delivery always gives the same translation. */
public interface Connector {

    /** The vendor's name as it stands in the address, such as {@code zendesk}. */
    String name();

    /** How the vendor signs what it sends. */
    Signature signature();

    /** What a delivery tells; it has been verified. */
    Translation translate(Delivery delivery, Mapping mapping);
}
