package dev.rapport.ingest.connector;

/** Knows the webhooks of one vendor. Pure and without state: the same delivery always gives the same translation. */
public interface Connector {

    /** The vendor's name as it stands in the address, such as {@code zendesk}. */
    String name();

    /** How the vendor signs what it sends. */
    Signature signature();

    /**
     * Whether every edition of the vendor signs what it sends, so that a hook can't do without the secret. Where it is not
     * so, a hook without a secret trusts whoever knows its address.
     */
    default boolean needsSecret() {
        return true;
    }

    /** What a mapping can say to it. */
    Vocabulary vocabulary();

    /** What a delivery tells; it has been verified. */
    Translation translate(Delivery delivery, Mapping mapping);
}
