/**
 * Who may see what: roles and the classes of fields, masking, secrets, sessions of the console, and
 * the limits on how often somebody may ask.
 */
package io.minewatch.query.api.access;
