/**
 * Traffic that cannot be read: encrypted miners, followers of a chain, and flows that only look
 * like them, as packets or as bare observations.
 *
 * <p>One description gives both: {@link io.minewatch.simulate.opaque.OpaquePlan}. Each flow is a
 * generator of a few hundred bytes that makes its next segment when it is asked for, so days of ten
 * thousands of flows take no more memory than minutes.
 */
package io.minewatch.simulate.opaque;
