package io.minewatch.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.protocol.Dialect;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Listens to pools for new blocks: logs in as a miner does and then says no more. No work is done,
 * none is sent, so a pool may end the connection after a while; it is then called again, later each
 * time if it does so at once.
 */
public final class PoolWatch implements AutoCloseable {

    private static final long CONNECT_MILLIS = 15_000;

    /** The first pause, and the longest one. */
    private static final long FIRST_MILLIS = 1_000;

    private static final long LONGEST_MILLIS = 300_000;

    /** Pauses are shorter by up to a quarter, so that many do not call at once. */
    private static final int SPREAD = 4;

    private final Connector connector;
    private final List<Dialect> dialects;
    private final Ticks ticks;
    private final WatchListener listener;
    private final LongSupplier epochNanos;
    private final long firstMillis;
    private volatile boolean closed;

    private PoolWatch(
            Connector connector,
            List<Dialect> dialects,
            Ticks ticks,
            WatchListener listener,
            LongSupplier epochNanos,
            long firstMillis) {
        this.connector = connector;
        this.dialects = List.copyOf(dialects);
        this.ticks = ticks;
        this.listener = listener;
        this.epochNanos = epochNanos;
        this.firstMillis = firstMillis;
    }

    /**
     * Begins to listen. Both listeners are called from one thread, which must not be kept.
     *
     * @param dialects all that are known; those that the pools are configured with read their jobs
     */
    public static PoolWatch start(
            List<WatchedPool> pools, List<Dialect> dialects, Ticks ticks, WatchListener listener) {
        return start(
                new Connector(),
                pools,
                dialects,
                ticks,
                listener,
                PoolWatch::epochNanos,
                FIRST_MILLIS);
    }

    static PoolWatch start(
            Connector connector,
            List<WatchedPool> pools,
            List<Dialect> dialects,
            Ticks ticks,
            WatchListener listener,
            LongSupplier epochNanos,
            long firstMillis) {
        var watch = new PoolWatch(connector, dialects, ticks, listener, epochNanos, firstMillis);
        pools.forEach(pool -> watch.connector.loop().execute(() -> watch.call(pool, 0)));
        return watch;
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private void call(WatchedPool pool, int failures) {
        if (closed) {
            return;
        }
        var ear = new JobEar(pool, opening(pool), read(pool), ticks, listener, epochNanos);
        ChannelFuture connected =
                connector
                        .bootstrap(CONNECT_MILLIS)
                        .handler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        secure(pool, channel);
                                        channel.pipeline().addLast(ear);
                                    }
                                })
                        .connect(InetSocketAddress.createUnresolved(pool.host(), pool.port()));
        connected.addListener(
                it -> {
                    if (!it.isSuccess()) {
                        again(pool, failures + 1, TlsNames.complaint(it.cause()));
                    }
                });
        connected
                .channel()
                .closeFuture()
                .addListener(
                        _ -> {
                            if (connected.isSuccess()) {
                                again(pool, ear.held() ? 1 : failures + 1, ear.reason());
                            }
                        });
    }

    private void secure(WatchedPool pool, Channel channel) {
        if (pool.tls()) {
            channel.pipeline()
                    .addLast(connector.handler(channel, pool.host(), pool.port(), CONNECT_MILLIS));
        }
    }

    private List<Dialect> read(WatchedPool pool) {
        return dialects.stream().filter(it -> it.variant().equals(pool.dialect().text())).toList();
    }

    private void again(WatchedPool pool, int failures, String reason) {
        if (closed) {
            return;
        }
        listener.lost(pool, reason);
        long pause = Math.min(LONGEST_MILLIS, firstMillis << Math.min(16, failures - 1));
        long spread = ThreadLocalRandom.current().nextLong(pause / SPREAD + 1);
        connector
                .loop()
                .schedule(() -> call(pool, failures), pause - spread, TimeUnit.MILLISECONDS);
    }

    /** All that is ever said. */
    static byte[] opening(WatchedPool pool) {
        var said = new ByteArrayOutputStream();
        switch (pool.dialect()) {
            case STRATUM_V1 -> {
                line(said, call(1, "mining.subscribe", Connector.AGENT));
                line(said, call(2, "mining.authorize", pool.account(), pool.password()));
            }
            case CRYPTONOTE -> {
                ObjectNode login = call(1, "login").put("jsonrpc", "2.0");
                login.putObject("params")
                        .put("login", pool.account())
                        .put("pass", pool.password())
                        .put("agent", Connector.AGENT)
                        .putArray("algo")
                        .add("rx/0");
                line(said, login);
            }
            case ETHPROXY -> {
                ObjectNode login = call(1, "eth_submitLogin", pool.account(), pool.password());
                line(said, login.put("jsonrpc", "2.0"));
                line(said, call(2, "eth_getWork").put("jsonrpc", "2.0"));
            }
        }
        return said.toByteArray();
    }

    private static ObjectNode call(int id, String method, String... params) {
        var root = JsonNodeFactory.instance.objectNode().put("id", id).put("method", method);
        var list = root.putArray("params");
        for (String param : params) {
            list.add(param);
        }
        return root;
    }

    private static void line(ByteArrayOutputStream into, ObjectNode message) {
        into.writeBytes((message + "\n").getBytes(UTF_8));
    }

    @Override
    public void close() {
        closed = true;
        connector.close();
    }
}
