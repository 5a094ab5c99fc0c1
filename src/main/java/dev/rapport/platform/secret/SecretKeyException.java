package dev.rapport.platform.secret;

/** There is no key, or none that can be used; the message says where it was looked for and what to do. */
final class SecretKeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SecretKeyException(String message) {
        super(message);
    }
}
