package dev.rapport.readmodel;

/** Gives texts their codes. */
interface Codes {
    /** The code of a text in UTF-8, which gets one when it has none; the empty text has 0. */
    int code(byte[] utf8, int from, int length);

    /** What has a code by now; stays so. */
    Dictionary dictionary();

    /** What it costs in memory. */
    long bytes();
}
