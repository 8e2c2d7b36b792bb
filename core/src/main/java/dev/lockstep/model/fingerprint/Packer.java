package dev.lockstep.model.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Packs values that are held in great numbers and used one at a time. Those of one kind resemble each other, so the first text is the dictionary
 * that the others are compressed with. For one thread; what it packs is for any.
 */
public final class Packer<T> {
    /** How far back a compressor looks, in bytes. Source: RFC 1951, 2. */
    private static final int WINDOW = 32_768;

    private final Room room;
    private final ToLongFunction<T> weight;
    private final Function<T, String> print;
    private final Function<String, T> parse;
    private byte[] dictionary = {};

    /**
     * @param room for values that are not packed
     * @param weight of a value, in the unit of the room; at least 1
     * @param print the value as text without lone surrogates
     * @param parse gives a value that is equal to the one that was printed
     */
    public Packer(Room room, ToLongFunction<T> weight, Function<T, String> print, Function<String, T> parse) {
        this.room = requireNonNull(room, "room is null");
        this.weight = requireNonNull(weight, "weight is null");
        this.print = requireNonNull(print, "print is null");
        this.parse = requireNonNull(parse, "parse is null");
    }

    /** Empty for a value that there is room for as it is. */
    public Optional<Packed<T>> pack(T value) {
        return room.take(weight.applyAsLong(value)) ? Optional.empty() : Optional.of(small(value));
    }

    private Packed<T> small(T value) {
        byte[] text = print.apply(value).getBytes(UTF_8);
        Packed<T> packed = new Packed<>(text, dictionary, parse);
        if (dictionary.length == 0) {
            dictionary = Arrays.copyOf(text, Math.min(text.length, WINDOW));
        }
        return packed;
    }
}
