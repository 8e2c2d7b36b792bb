/**
 * The module map as tests. In: the class files of every module, tests left out. Out: who knows whom, and which habits no class has.
 * A rule whose package has no class yet fails unless {@link dev.lockstep.architecture.Production} says that it is still missing.
 */
package dev.lockstep.architecture;
