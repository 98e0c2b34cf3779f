/**
 * Mining by remote procedure calls to a Bitcoin node or to a pool that speaks like one: {@code
 * getwork} and {@code getblocktemplate}; see the README beside this file.
 */
package io.minewatch.protocol.rpc;
