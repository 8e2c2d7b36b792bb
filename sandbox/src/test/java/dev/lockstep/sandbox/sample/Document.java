package dev.lockstep.sandbox.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One exported document of the sample tenant. The space is the folder's name. */
record Document(String file, JsonNode json) {

    String space() {
        return file.substring(0, file.indexOf('/'));
    }

    /** Names of the other spaces that this document declares as contexts. */
    Set<String> foreignSpaces() {
        Set<String> spaces = new TreeSet<>();
        all().filter(definition -> definition.node().has("@DataWarehouse.space.name"))
                .forEach(definition -> spaces.add(definition.name()));
        return spaces;
    }

    /** Every definition, objects of other spaces included. */
    Stream<Definition> all() {
        return json.path("definitions").propertyStream().map(e -> new Definition(this, e.getKey(), e.getValue()));
    }

    Stream<Definition> ownDefinitions() {
        return all().filter(definition -> !definition.isContext() && !definition.isForeign());
    }
}
