/**
 * Values of the engine as text for people and as JSON for programs.
 *
 * <p>In: snapshots, plans, reports, assets, checks. Out: text of at most 120 columns, or JSON with a {@code formatVersion}. Rule: sorted and
 * deterministic; what is cut says how much; no secret.
 */
package dev.lockstep.engine.report;
