package dev.lockstep.testkit.fake;

/** Decides what happens before a look at the fake catalog; what it throws is what the look ends in. Called under the catalog's lock. */
@FunctionalInterface
public interface FakeReads {
    /** @param isLookedThrough whether a whole container is listed; else it is one object, or the list of containers */
    void before(boolean isLookedThrough);
}
