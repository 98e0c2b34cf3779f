/** Is this mirror port fit for work? What is measured on it, and what it means. */
package io.minewatch.cli.mirror;
