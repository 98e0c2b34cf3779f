/**
 * Wires the data path. {@link io.minewatch.Detector} takes a capture and gives located detections
 * to a listener; {@link io.minewatch.Dialects} lists what is spoken. Only the commands use this
 * package.
 *
 * <p>Imports go one way, from the end of the path to its start; a test holds that.
 */
package io.minewatch;
