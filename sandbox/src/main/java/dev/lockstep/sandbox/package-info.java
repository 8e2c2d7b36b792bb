/**
 * Both ends of a synchronisation on 127.0.0.1: {@link dev.lockstep.sandbox.Sandbox} starts a Datasphere tenant and an AWS
 * endpoint with Glue and STS. In: options; out: two addresses with credentials. Everything is kept in memory and gone with
 * {@code close()}.
 */
package dev.lockstep.sandbox;
