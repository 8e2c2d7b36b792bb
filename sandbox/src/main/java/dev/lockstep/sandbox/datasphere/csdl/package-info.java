/**
 * {@code $metadata} of an exposed object, made from its CSN: the relational and the analytical document differ as those of
 * the real service do. In: a tenant and one object; out: CSDL XML 4.0. Element types are resolved through derived types and
 * queries; what cannot be resolved is published as a text, never left out.
 */
package dev.lockstep.sandbox.datasphere.csdl;
