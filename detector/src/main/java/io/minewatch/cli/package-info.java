/**
 * One class per command: reads the command line and the files named there, wires, runs, and says on
 * standard error what went wrong. Results alone go to standard output. Exit codes: 0, all was read;
 * 1, some of it was not; 2, wrong usage.
 */
package io.minewatch.cli;
