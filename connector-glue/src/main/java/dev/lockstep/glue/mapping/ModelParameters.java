package dev.lockstep.glue.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.Fingerprint;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The asset itself, kept in parameters so that it comes back exactly: canonical JSON, packed when that saves room, in parts.
 *
 * <p>{@code lockstep.model} says {@code 1 json|gzip <parts> <digest>}; {@code lockstep.model.1} and so on are the parts.
 */
final class ModelParameters {
    static final String HEADER = ParameterKeys.LOCKSTEP + "model";

    /** Version of this layout and of the canonical form together. */
    private static final String VERSION = "1";

    private static final String JSON = "json";
    private static final String GZIP = "gzip";

    /** Up to this many characters a model is readable text; beyond, it is packed. */
    private static final int MAX_READABLE = 4_000;

    /** Characters of one part: far below the 512 000 that a value may have. Source: Glue API, ParametersMapValue. */
    private static final int MAX_PART = 100_000;

    private ModelParameters() {}

    static Map<String, String> of(Asset asset) {
        String json = CanonicalJson.print(AssetTrees.toTree(asset));
        boolean packed = json.length() > MAX_READABLE;
        String body = packed ? Base64.getEncoder().encodeToString(Gzip.pack(json)) : json;
        int parts = (body.length() + MAX_PART - 1) / MAX_PART;
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(HEADER, String.join(" ", VERSION, packed ? GZIP : JSON, "" + parts, digest(json)));
        for (int i = 0; i < parts; i++) {
            parameters.put(partKey(i + 1), body.substring(i * MAX_PART, Math.min(body.length(), (i + 1) * MAX_PART)));
        }
        return parameters;
    }

    /**
     * The asset that {@link #of} took apart.
     *
     * @throws IllegalArgumentException if something is missing or was changed; the message says what
     */
    static Asset read(Map<String, String> parameters) {
        String header = parameters.get(HEADER);
        if (header == null) {
            throw new IllegalArgumentException("%s is missing".formatted(HEADER));
        }
        String[] words = header.split(" ", -1);
        if (!words[0].equals(VERSION)) {
            throw new IllegalArgumentException(
                    "%s is of format %s, and this program knows %s".formatted(HEADER, words[0], VERSION));
        }
        if (words.length != 4 || !words[2].matches("\\d{1,4}")) {
            throw new IllegalArgumentException("%s is not readable: %s".formatted(HEADER, header));
        }
        String body = join(parameters, Integer.parseInt(words[2]));
        String json = words[1].equals(GZIP) ? Gzip.unpack(Base64.getDecoder().decode(body)) : body;
        if (!digest(json).equals(words[3])) {
            throw new IllegalArgumentException("the parts of %s were changed".formatted(HEADER));
        }
        return AssetTrees.toAsset(CanonicalJson.parse(json));
    }

    private static String join(Map<String, String> parameters, int parts) {
        var body = new StringBuilder();
        for (int part = 1; part <= parts; part++) {
            String text = parameters.get(partKey(part));
            if (text == null) {
                throw new IllegalArgumentException("%s is missing".formatted(partKey(part)));
            }
            body.append(text);
        }
        return body.toString();
    }

    private static String partKey(int part) {
        return HEADER + "." + part;
    }

    private static String digest(String json) {
        return Fingerprint.ofText(json).value();
    }
}
