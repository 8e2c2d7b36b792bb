package dev.lockstep.glue.mapping;

import dev.lockstep.model.AssetId;
import java.nio.charset.StandardCharsets;

/** Where rows are that stay in the source: a place that no engine can scan, so that a query fails instead of finding no rows. */
final class Locations {
    private static final String SCHEME = "sap-datasphere://";
    private static final String UNRESERVED = "-._~";

    private Locations() {}

    static String of(AssetId id) {
        return SCHEME + encode(id.system()) + "/" + encode(id.container()) + "/" + encode(id.name());
    }

    /** Source: RFC 3986, 2.1 and 2.3. */
    private static String encode(String segment) {
        var out = new StringBuilder();
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append("%%%02X".formatted((int) c));
            }
        }
        return out.toString();
    }
}
