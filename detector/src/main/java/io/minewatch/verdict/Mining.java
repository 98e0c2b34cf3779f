package io.minewatch.verdict;

import io.minewatch.estimate.Devices;
import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Hashrate;
import io.minewatch.estimate.Power;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;

/**
 * What is mined and how.
 *
 * @param protocol dialect name, one of DESIGN section 13
 * @param variant which relative of the protocol, "kaspa"; the protocol itself if there is no other
 * @param role of the client
 * @param grade how sure
 * @param reasons why, in the order of {@link Reason}
 * @param algorithm proof of work, "sha256d"; empty if it cannot be told
 * @param coin ticker, "BTC"; empty if it cannot be told
 * @param pool name of the pool from the signatures
 * @param grounds what the names of coin and pool rest on
 * @param account who is paid
 * @param workers names of machines, 256 at most
 * @param workersSeen how many different ones there were
 * @param agent the client's software as it says itself, printable, 128 characters at most
 * @param hardware model behind the agent, from the signatures
 * @param sidesSeen "both", "c2s" or "s2c"
 * @param falseAlarm how probable it is at most that somebody who does not mine shows this, 0 to 1;
 *     stated where nothing could be read
 */
public record Mining(
        String protocol,
        String variant,
        Role role,
        Grade grade,
        SortedSet<Reason> reasons,
        Optional<String> algorithm,
        Optional<String> coin,
        Optional<String> pool,
        Grounds grounds,
        Optional<Account> account,
        List<Worker> workers,
        int workersSeen,
        Optional<String> agent,
        Optional<String> hardware,
        String sidesSeen,
        Shares shares,
        Estimate<Hashrate> hashrate,
        Devices devices,
        Estimate<Power> power,
        OptionalDouble falseAlarm) {

    /** The same finding about somebody in another role. */
    public Mining with(Role other) {
        return new Mining(
                protocol,
                variant,
                other,
                grade,
                reasons,
                algorithm,
                coin,
                pool,
                grounds,
                account,
                workers,
                workersSeen,
                agent,
                hardware,
                sidesSeen,
                shares,
                hashrate,
                devices,
                power,
                falseAlarm);
    }
}
