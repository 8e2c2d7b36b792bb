package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the business context says of one table or column. Guarded by the lock of its catalog. */
final class ContextEntry {
    /** @param content JSON */
    record Attachment(String formType, String content) {}

    /** Ids of the terms that are associated. */
    final NavigableSet<String> terms = new TreeSet<>();

    final NavigableMap<String, Attachment> attachments = new TreeMap<>();

    /** Adds {@code GlossaryTerms} and {@code Attachments} to an answer. */
    void show(ObjectNode answer) {
        answer.set("GlossaryTerms", Json.array(List.copyOf(terms)));
        ObjectNode all = answer.putObject("Attachments");
        attachments.forEach((name, attachment) ->
                all.putObject(name).put("FormTypeId", attachment.formType()).put("Content", attachment.content()));
    }
}
