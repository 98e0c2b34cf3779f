/**
 * Where a detection is: address and time to subscriber line, enterprise, installation address and
 * region, with a grade for how far that is certain.
 *
 * <table>
 * <caption>Grades of a {@link io.minewatch.locate.Location}</caption>
 * <tr><td>L0</td><td>nothing is known but where it was observed</td></tr>
 * <tr><td>L1</td><td>the network or the country is known: an address database says it, or the
 *     operator's table has the address but its rows do not agree on a region</td></tr>
 * <tr><td>L2</td><td>the region is known: the row names no holder, or several lines fit and all of
 *     them are in one region</td></tr>
 * <tr><td>L3</td><td>exactly one line held the address for the whole time</td></tr>
 * <tr><td>L4</td><td>that, and the enterprise and its installation address are known</td></tr>
 * <tr><td>L5</td><td>verified on site; never given here, it takes an inspection</td></tr>
 * </table>
 *
 * <p>Two tables come from the operator as CSV (RFC 4180, UTF-8 with or without a byte order mark,
 * columns in any order): {@link io.minewatch.locate.SubscriberTable} and {@link
 * io.minewatch.locate.RegionTree}. Times in them are RFC 3339 with an offset, or a date, which
 * means the start of that day in Asia/Shanghai. A validity begins at {@code valid_from} and ends
 * before {@code valid_to}; an empty one is open. Rows that cannot be used are reported and left
 * out, the others stay.
 */
package io.minewatch.locate;
