/**
 * A Datasphere tenant on 127.0.0.1 that serves any folder of CSN documents through OAuth, the design-time plane, the
 * catalog plane and {@code $metadata}, with the habits and faults of the real service as switches. In: a source of
 * documents and options; out: a URL. It promises what the real service is known to do (paging caps, page defaults, error
 * bodies); where that is unknown it takes the stricter reading, so that a client that works here is not lucky.
 */
package dev.lockstep.sandbox.datasphere;
