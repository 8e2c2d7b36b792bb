package dev.lockstep.model.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A value kept as compressed text, made by a {@link Packer}. Made again when it is asked for; as long as somebody holds what was made, it is not
 * made a second time. Lives in memory only: the bytes are no format. Immutable and thread-safe, if the value is.
 */
public final class Packed<T> implements Supplier<T> {
    /** Room beyond a quarter more than the text has; zlib never needs as much. */
    private static final int SPARE = 64;

    private final byte[] dictionary;
    private final byte[] deflated;
    private final int length;
    private final Function<String, T> parse;
    private volatile WeakReference<T> made = new WeakReference<>(null);

    /** @param text what {@code parse} reads; @param dictionary what such texts have in common, may be empty */
    Packed(byte[] text, byte[] dictionary, Function<String, T> parse) {
        this.dictionary = dictionary;
        this.deflated = deflate(text, dictionary);
        this.length = text.length;
        this.parse = parse;
    }

    @Override
    public T get() {
        return Optional.ofNullable(made.get()).orElseGet(this::make);
    }

    /** Bytes, without what all have in common. */
    int size() {
        return deflated.length;
    }

    private T make() {
        T value = parse.apply(new String(inflate(), UTF_8));
        made = new WeakReference<>(value);
        return value;
    }

    private static byte[] deflate(byte[] text, byte[] dictionary) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setDictionary(dictionary);
            deflater.setInput(text);
            deflater.finish();
            byte[] room = new byte[text.length + text.length / 4 + SPARE];
            int packed = deflater.deflate(room);
            require(deflater.finished());
            return Arrays.copyOf(room, packed);
        } finally {
            deflater.end();
        }
    }

    private byte[] inflate() {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(dictionary);
            inflater.setInput(deflated);
            byte[] text = new byte[length];
            require(inflater.inflate(text) == length);
            return text;
        } catch (DataFormatException e) {
            throw new IllegalStateException("what was packed cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private static void require(boolean whole) {
        if (!whole) {
            throw new IllegalStateException("zlib stopped half-way");
        }
    }
}
