package dev.rapport.platform.secret;

/** A store of sealed texts, which the start asks whether they can be read. */
public interface StoredSecrets {

    /** Whether there are any. */
    boolean exist();

    /** Whether the key of this node opens them all. */
    boolean areReadable();

    /** Forgets those that cannot be read, so that whoever uses them says that they are lost and takes new ones. */
    void giveUp();
}
