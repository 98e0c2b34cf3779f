/**
 * What a located detection looks like when it leaves the program: JSON lines, a table for people,
 * CSV for spreadsheets, Suricata's EVE and messages of syslog; and the hand-over from those who
 * find to those who write.
 *
 * <p>Everything that came off the wire or out of an operator's file passes {@code VisibleText}
 * first, so that no name can move a cursor, hide a character or break a line. Every line is built
 * whole before it is written, so that none is ever written in half by a fault of ours.
 */
package io.minewatch.emit;
