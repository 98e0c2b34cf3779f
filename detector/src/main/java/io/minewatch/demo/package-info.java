/** All of it on one machine, with simulated traffic of a small province. */
package io.minewatch.demo;
