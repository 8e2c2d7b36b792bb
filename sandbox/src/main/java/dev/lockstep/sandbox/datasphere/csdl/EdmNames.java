package dev.lockstep.sandbox.datasphere.csdl;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names as OData allows them: whatever is no letter, digit or underscore becomes an underscore. */
public final class EdmNames {
    private EdmNames() {}

    public static String sanitise(String name) {
        String legal = name.replaceAll("[^A-Za-z0-9_]", "_");
        return legal.isEmpty() || Character.isDigit(legal.charAt(0)) ? "_" + legal : legal;
    }

    /** Each name with its legal form; of two that would be the same the later gets a number. */
    static Map<String, String> distinct(Collection<String> names) {
        Map<String, String> legal = new LinkedHashMap<>();
        for (String name : names) {
            String base = sanitise(name);
            String free = base;
            for (int number = 2; legal.containsValue(free); number++) {
                free = base + "_" + number;
            }
            legal.put(name, free);
        }
        return legal;
    }
}
