package dev.lockstep.glue.mapping;

import java.io.ByteArrayOutputStream;

/** Bytes, filled bit by bit from the lowest on. Source: RFC 1951, 3.1.1. For one thread. */
final class BitWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending;
    private int count;

    /** The lowest {@code length} bits of {@code value}, lowest first. */
    void bits(int value, int length) {
        for (int i = 0; i < length; i++) {
            pending |= (value >> i & 1) << count;
            if (++count == Byte.SIZE) {
                flush();
            }
        }
    }

    /** A Huffman code: highest bit first. */
    void code(int value, int length) {
        bits(Integer.reverse(value) >>> Integer.SIZE - length, length);
    }

    /** Fills the last byte with zeros. */
    void align() {
        if (count > 0) {
            flush();
        }
    }

    void bytes(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }

    private void flush() {
        out.write(pending);
        pending = 0;
        count = 0;
    }
}
