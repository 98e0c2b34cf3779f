/** What miners and pools say to each other, written a second time and independently. */
package io.minewatch.simulate.dialect;
