/** Capture files. */
package io.minewatch.simulate.file;
