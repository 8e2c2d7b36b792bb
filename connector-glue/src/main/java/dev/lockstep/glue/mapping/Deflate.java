package dev.lockstep.glue.mapping;

import java.util.Arrays;

/**
 * Compresses as RFC 1951 says, in one block with the fixed code. The JDK's own compressor gives other bytes with another build of zlib, and
 * other bytes would be a change of every table; this one gives the same everywhere. Any decompressor reads it.
 */
final class Deflate {
    private static final int WINDOW = 32_768;
    private static final int MIN_MATCH = 3;
    private static final int MAX_MATCH = 258;
    private static final int HASH_SIZE = 1 << 15;

    /** How many earlier places are tried for a longer match; more gains little on JSON. */
    private static final int TRIES = 64;

    private static final int FIXED_BLOCK = 1;
    private static final int END = 256;
    private static final int[] LENGTH_BASES = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] DISTANCE_BASES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12_289, 16_385, 24_577
    };

    private final byte[] data;
    private final BitWriter out;
    private final int[] heads = new int[HASH_SIZE];
    private final int[] earlier;
    private int distance;

    private Deflate(byte[] data, BitWriter out) {
        this.data = data;
        this.out = out;
        this.earlier = new int[data.length];
        Arrays.fill(heads, -1);
    }

    static void write(byte[] data, BitWriter out) {
        new Deflate(data, out).write();
    }

    private void write() {
        out.bits(1, 1);
        out.bits(FIXED_BLOCK, 2);
        int at = 0;
        while (at < data.length) {
            int length = longestMatch(at);
            if (length >= MIN_MATCH) {
                match(length, distance);
            } else {
                length = 1;
                symbol(data[at] & 0xff);
            }
            for (int end = at + length; at < end; at++) {
                remember(at);
            }
        }
        symbol(END);
        out.align();
    }

    /** Length of the best earlier match, whose distance is left in {@link #distance}; 0 when there is none. */
    private int longestMatch(int at) {
        if (at + MIN_MATCH > data.length) {
            return 0;
        }
        int best = 0;
        int candidate = heads[hash(at)];
        for (int tries = 0; candidate >= 0 && at - candidate <= WINDOW && tries < TRIES; tries++) {
            int length = commonLength(candidate, at);
            if (length > best) {
                best = length;
                distance = at - candidate;
            }
            candidate = earlier[candidate];
        }
        return best;
    }

    private int commonLength(int a, int b) {
        int max = Math.min(MAX_MATCH, data.length - b);
        int length = 0;
        while (length < max && data[a + length] == data[b + length]) {
            length++;
        }
        return length;
    }

    private void remember(int at) {
        if (at + MIN_MATCH <= data.length) {
            int hash = hash(at);
            earlier[at] = heads[hash];
            heads[hash] = at;
        }
    }

    private int hash(int at) {
        return ((data[at] & 0xff) << 10 ^ (data[at + 1] & 0xff) << 5 ^ data[at + 2] & 0xff) & HASH_SIZE - 1;
    }

    private void match(int length, int distance) {
        int lengthCode = codeOf(LENGTH_BASES, length);
        symbol(END + 1 + lengthCode);
        int lengthExtra = lengthCode < 8 || length == MAX_MATCH ? 0 : lengthCode / 4 - 1;
        out.bits(length - LENGTH_BASES[lengthCode], lengthExtra);
        int distanceCode = codeOf(DISTANCE_BASES, distance);
        out.code(distanceCode, 5);
        out.bits(distance - DISTANCE_BASES[distanceCode], distanceCode < 4 ? 0 : distanceCode / 2 - 1);
    }

    private static int codeOf(int[] bases, int value) {
        int found = Arrays.binarySearch(bases, value);
        return found >= 0 ? found : -found - 2;
    }

    /** The fixed code. Source: RFC 1951, 3.2.6. */
    private void symbol(int symbol) {
        if (symbol < 144) {
            out.code(0x30 + symbol, 8);
        } else if (symbol < END) {
            out.code(0x190 + symbol - 144, 9);
        } else if (symbol < 280) {
            out.code(symbol - END, 7);
        } else {
            out.code(0xc0 + symbol - 280, 8);
        }
    }
}
