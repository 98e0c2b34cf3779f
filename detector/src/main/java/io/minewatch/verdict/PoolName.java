package io.minewatch.verdict;

import io.minewatch.signature.Pool;
import io.minewatch.signature.Signatures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who runs the pool, and what says so. The name that the client was told comes first, for that is
 * whom it deals with; then the text in the blocks; then whom they pay, for some pools let others
 * keep their money.
 */
record PoolName(Optional<Pool> pool, List<Ground> grounds) {

    static PoolName of(Signatures signatures, Said said, int serverPort) {
        Optional<Pool> host =
                said.host().flatMap(signatures::pool).filter(pool -> pool.minesAt(serverPort));
        Optional<Pool> tag =
                said.coinbase().flatMap(each -> signatures.poolByCoinbase(each.script()));
        Optional<Pool> payout = said.coinbase().flatMap(each -> payee(signatures, each));
        Optional<Pool> pool = host.or(() -> tag).or(() -> payout);
        var grounds = new ArrayList<Ground>();
        agree(pool, host, Ground.HOST, grounds);
        agree(pool, tag, Ground.COINBASE_TAG, grounds);
        agree(pool, payout, Ground.PAYOUT_ADDRESS, grounds);
        return new PoolName(pool, List.copyOf(grounds));
    }

    /** The only pool that is paid. */
    private static Optional<Pool> payee(Signatures signatures, Coinbase coinbase) {
        Set<Pool> paid = new LinkedHashSet<>();
        coinbase.payouts().forEach(script -> signatures.poolByPayout(script).ifPresent(paid::add));
        return paid.size() == 1 ? Optional.of(paid.iterator().next()) : Optional.empty();
    }

    private static void agree(
            Optional<Pool> pool, Optional<Pool> other, Ground ground, List<Ground> grounds) {
        if (other.isPresent() && other.map(Pool::name).equals(pool.map(Pool::name))) {
            grounds.add(ground);
        }
    }
}
