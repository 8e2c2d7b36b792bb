package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.it.ContextPicture.Entry;
import dev.lockstep.it.ContextPicture.Place;
import dev.lockstep.sandbox.glue.GlueSandbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GlueException;

/** People who work on the business context of an account, at random, and remember what is theirs. */
final class Stewards {
    static final String OURS = "lockstep";
    static final Set<String> RECORDS = Set.of("written", "linkedTerms");

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> MEMBERS = List.of("label", "description", "usage", "steward", "role", "tags");
    private static final List<String> NAMES = List.of("Order", "revenue", "Customer", "Churn", "Margin");

    private final SplittableRandom random;
    private final GlueClient client;
    private final GlueSandbox glue;
    private final Map<Place, Set<String>> terms = new TreeMap<>();
    /** Taken away and put back: nobody can tell whose they are. */
    private final Map<Place, Set<String>> undecided = new TreeMap<>();

    private final Map<Place, Set<String>> lockstepTerms = new TreeMap<>();
    private final Map<Place, Map<String, String>> members = new TreeMap<>();
    private final Set<Place> muddled = new HashSet<>();
    private int count;

    Stewards(SplittableRandom random, GlueClient client, GlueSandbox glue) {
        this.random = random;
        this.client = client;
        this.glue = glue;
    }

    /** Does one thing, or nothing where it cannot be done. */
    void act(ContextPicture now) {
        Place place = any(List.copyOf(now.entries().keySet()));
        Entry entry = now.entries().get(place);
        try {
            switch (random.nextInt(15)) {
                case 0, 1, 2 -> associate(place, entry, aTerm(now));
                case 3 -> disassociate(place, entry);
                case 4 -> attachReview(place, "review");
                case 5 -> detachReview(place, entry);
                case 6, 7, 8 -> editMember(place, entry);
                case 9 -> removeMember(place, entry);
                case 10 -> takeOurFormAway(place, entry);
                case 11 -> takeOurName(place);
                case 12 -> renameOrDeleteTerm(now);
                case 13 -> muddleRecords(place, entry);
                default -> extendFormType(now);
            }
        } catch (GlueException e) {
            assertThat(e.awsErrorDetails().errorCode())
                    .as("ten terms, or a name that is taken")
                    .isIn("InvalidInputException", "AlreadyExistsException");
        }
    }

    /** That a run left everything of theirs as it was. Learns from it what is Lockstep's. */
    void check(ContextPicture before, ContextPicture after, boolean interrupted) {
        assertThat(after.glossaries()).containsAllEntriesOf(before.glossaries());
        assertThat(after.terms()).containsAllEntriesOf(before.terms());
        before.formTypes()
                .forEach((name, schema) -> assertThat(after.formTypes().get(name))
                        .as(name)
                        .contains(name.equals("Review") ? schema : schema.replaceAll("\\s*}$", "")));
        before.entries()
                .forEach((place, entry) -> check(place, entry, after.entries().get(place)));
        after.entries().forEach((place, entry) -> {
            Set<String> added = new HashSet<>(entry.terms());
            added.removeAll(before.entries()
                    .getOrDefault(place, Entry.of(List.of(), Map.of()))
                    .terms());
            lockstepTerms.computeIfAbsent(place, none -> new HashSet<>()).addAll(added);
            if (interrupted) {
                lockstepTerms.get(place).addAll(linked(entry));
            }
        });
    }

    private void check(Place place, Entry before, Entry after) {
        assertThat(after.terms()).as("terms of theirs at %s", place).containsAll(terms(place));
        Set<String> gone = new HashSet<>(before.terms());
        gone.removeAll(after.terms());
        assertThat(lockstepTerms.getOrDefault(place, Set.of()))
                .as("terms removed at %s", place)
                .containsAll(gone);
        before.attachments().forEach((name, form) -> {
            if (!name.equals(OURS) || !isOurs(form)) {
                assertThat(after.attachments()).as("%s", place).containsEntry(name, form);
            }
        });
        members(place)
                .forEach((name, text) -> assertThat(content(after).path(name).textValue())
                        .as("%s of the form at %s", name, place)
                        .isEqualTo(text));
    }

    /** That nothing but theirs is left. */
    void checkRemains(ContextPicture before, ContextPicture after) {
        after.entries().forEach((place, entry) -> {
            Set<String> left = new HashSet<>(before.entries().get(place).terms());
            left.removeAll(linked(before.entries().get(place)));
            assertThat(entry.terms()).as("%s", place).isEqualTo(left);
            String form = entry.attachments().getOrDefault(OURS, "");
            if (!muddled.contains(place)) {
                Set<String> decided = new HashSet<>(entry.terms());
                decided.removeAll(undecided.getOrDefault(place, Set.of()));
                assertThat(decided).as("%s", place).isEqualTo(terms(place));
                Map<String, String> content = new TreeMap<>();
                content(entry)
                        .properties()
                        .forEach(member ->
                                content.put(member.getKey(), member.getValue().textValue()));
                assertThat(content).as("%s", place).isEqualTo(members(place));
                assertThat(form.isEmpty())
                        .as("%s %s", place, form)
                        .isEqualTo(members(place).isEmpty());
            }
        });
    }

    private void associate(Place place, Entry entry, String term) {
        client.associateGlossaryTerms(r -> r.assetIdentifier(arn(place))
                .iterableFormName(iterable(place))
                .itemIdentifier(item(place))
                .glossaryTermIdentifiers(term));
        if (entry.terms().contains(term)) {
            return;
        }
        boolean wasLockstep = lockstepTerms.getOrDefault(place, Set.of()).contains(term);
        (wasLockstep ? undecided : terms)
                .computeIfAbsent(place, none -> new HashSet<>())
                .add(term);
    }

    private void disassociate(Place place, Entry entry) {
        if (!entry.terms().isEmpty()) {
            String term = any(List.copyOf(entry.terms()));
            client.disassociateGlossaryTerms(r -> r.assetIdentifier(arn(place))
                    .iterableFormName(iterable(place))
                    .itemIdentifier(item(place))
                    .glossaryTermIdentifiers(term));
            terms(place).remove(term);
        }
    }

    private void attachReview(Place place, String name) {
        client.putFormType(r -> r.name("Review").schema("structure Review { by: String }"));
        attach(place, name, "Review", JSON.createObjectNode().put("by", "ops " + count++));
    }

    private void detachReview(Place place, Entry entry) {
        if (entry.attachments().containsKey("review")) {
            detach(place, "review");
        }
    }

    private void editMember(Place place, Entry entry) {
        if (hasOurForm(entry)) {
            String name = any(MEMBERS);
            String text = "theirs " + count++;
            String type = type(entry);
            attach(place, OURS, type, content(entry).put(name, text));
            members(place).put(name, text);
        }
    }

    private void removeMember(Place place, Entry entry) {
        if (hasOurForm(entry)) {
            String name = any(MEMBERS);
            ObjectNode content = content(entry);
            content.remove(name);
            attach(place, OURS, type(entry), content);
            members(place).remove(name);
        }
    }

    private void takeOurFormAway(Place place, Entry entry) {
        if (entry.attachments().containsKey(OURS)) {
            detach(place, OURS);
            members(place).clear();
            muddled.add(place);
        }
    }

    private void takeOurName(Place place) {
        if (random.nextInt(4) == 0) {
            attachReview(place, OURS);
            members(place).clear();
            muddled.add(place);
        }
    }

    private void muddleRecords(Place place, Entry entry) {
        if (hasOurForm(entry)) {
            String record = any(List.of("written", "linkedTerms"));
            ObjectNode content = content(entry);
            if (random.nextBoolean()) {
                content.remove(record);
            } else {
                content.put(record, any(List.of("", ":", "label:000000000000,,x", "a,b,c")));
            }
            attach(place, OURS, type(entry), content);
            muddled.add(place);
        }
    }

    private void renameOrDeleteTerm(ContextPicture now) {
        if (now.terms().isEmpty()) {
            return;
        }
        String id = any(List.copyOf(now.terms().keySet()));
        if (random.nextBoolean()) {
            client.updateGlossaryTerm(r -> r.identifier(id).name("Renamed " + count++));
        } else {
            client.deleteGlossaryTerm(r -> r.identifier(id));
            terms.values().forEach(all -> all.remove(id));
            undecided.values().forEach(all -> all.remove(id));
        }
    }

    private void extendFormType(ContextPicture now) {
        String schema = now.formTypes().getOrDefault("LockstepTable", "structure LockstepTable {\n}");
        String more = "    theirs%d: Integer\n}".formatted(count++);
        client.putFormType(r -> r.name("LockstepTable").schema(schema.replace("}", more)));
    }

    /** One of theirs, one of Lockstep's, or a new one. */
    private String aTerm(ContextPicture now) {
        if (!now.terms().isEmpty() && random.nextBoolean()) {
            return any(List.copyOf(now.terms().keySet()));
        }
        String glossary = now.glossaries().entrySet().stream()
                .filter(found -> found.getValue().equals("Corporate"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> client.createGlossary(r -> r.name("Corporate")).id());
        String name = random.nextInt(3) == 0 ? any(NAMES) : "Term " + count++;
        return client.createGlossaryTerm(r -> r.glossaryIdentifier(glossary).name(name))
                .id();
    }

    private void attach(Place place, String name, String type, ObjectNode content) {
        client.putAttachment(r -> r.assetIdentifier(arn(place))
                .iterableFormName(iterable(place))
                .itemIdentifier(item(place))
                .attachmentName(name)
                .formTypeId(type)
                .content(random.nextBoolean() ? content.toString() : content.toPrettyString()));
    }

    private void detach(Place place, String name) {
        client.deleteAttachment(r -> r.assetIdentifier(arn(place))
                .iterableFormName(iterable(place))
                .itemIdentifier(item(place))
                .attachmentName(name));
    }

    Set<String> terms(Place place) {
        return terms.computeIfAbsent(place, none -> new HashSet<>());
    }

    Map<String, String> members(Place place) {
        return members.computeIfAbsent(place, none -> new TreeMap<>());
    }

    /** Whether somebody worked on what Lockstep wrote down for itself, so that nobody can tell any more whose it is. */
    boolean isMuddled(Place place) {
        return muddled.contains(place);
    }

    static boolean hasOurForm(Entry entry) {
        return isOurs(entry.attachments().getOrDefault(OURS, ""));
    }

    /** Of the form under Lockstep's name; empty when there is none. */
    static ObjectNode content(Entry entry) {
        String form = entry.attachments().getOrDefault(OURS, "none {}");
        try {
            return (ObjectNode) JSON.readTree(form.substring(form.indexOf(' ')));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(form, e);
        }
    }

    private static List<String> linked(Entry entry) {
        return hasOurForm(entry)
                ? new ArrayList<>(
                        List.of(content(entry).path("linkedTerms").asText("").split(",", -1)))
                : List.of();
    }

    private static boolean isOurs(String form) {
        return form.startsWith("Lockstep");
    }

    private static String type(Entry entry) {
        String form = entry.attachments().get(OURS);
        return form.substring(0, form.indexOf(' '));
    }

    private String arn(Place place) {
        return ContextPicture.arn(glue, place.table());
    }

    private static String iterable(Place place) {
        return place.column().isEmpty() ? null : "columns";
    }

    private static String item(Place place) {
        return place.column().isEmpty() ? null : place.column();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
