package dev.lockstep.sandbox.glue.catalog;

/** What Lake Formation lets the caller see. Names are folded. Hidden things vanish from listings without a word. */
public interface Visibility {
    boolean seesDatabase(String database);

    /** False also for every table of a hidden database. */
    boolean seesTable(String database, String table);
}
