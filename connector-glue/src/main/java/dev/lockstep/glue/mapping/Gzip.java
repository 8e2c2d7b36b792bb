package dev.lockstep.glue.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/** Text in the gzip format, the same bytes on every machine. */
final class Gzip {
    /** Longest text that is unpacked, in bytes: far beyond what fits into a table, and small enough for the heap. */
    private static final int MAX_UNPACKED = 1 << 26;

    /** No name, no time, an unknown system. Source: RFC 1952, 2.3. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private Gzip() {}

    static byte[] pack(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        crc.update(data);
        var out = new BitWriter();
        out.bytes(HEADER);
        Deflate.write(data, out);
        out.bytes(ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt(data.length)
                .array());
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are no gzip, damaged, or of more than 64 MiB */
    static String unpack(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] data = in.readNBytes(MAX_UNPACKED + 1);
            if (data.length > MAX_UNPACKED) {
                throw new IllegalArgumentException("it is larger than any table can be");
            }
            return new String(data, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be unpacked: " + e.getMessage(), e);
        }
    }
}
