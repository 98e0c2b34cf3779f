package io.minewatch.query;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.metrics.ApplianceStatus;
import io.minewatch.metrics.WorkerStatus;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics}, {@code /livez}, {@code /readyz} and {@code /statusz} from one thread of
 * its own.
 */
public final class Management implements AutoCloseable {

    /** How often it looks who works, between scrapes. */
    private static final long OBSERVE_SECONDS = 1;

    /** A shutdown waits no longer for an answer under way. */
    private static final long CLOSE_SECONDS = 2;

    private final EventLoopGroup loop;
    private final ChannelGroup open;
    private final Pages pages;
    private final InetSocketAddress address;

    private Management(
            EventLoopGroup loop, ChannelGroup open, Pages pages, InetSocketAddress address) {
        this.loop = loop;
        this.open = open;
        this.pages = pages;
        this.address = address;
    }

    /**
     * Starts serving. Both suppliers are asked from the management thread, at every request and
     * once a second; they must not block. A worker that is opened anew under the same name has a
     * new {@code Counters}, by which it is told from the one before.
     *
     * @param workers those that live now
     * @param status of the program now
     * @throws IOException if the address cannot be had, in one line that names it
     */
    public static Management start(
            ManagementConfig config,
            Supplier<List<WorkerStatus>> workers,
            Supplier<ApplianceStatus> status)
            throws IOException {
        long maxMillis = TimeUnit.SECONDS.toMillis(Connection.MAX_SECONDS);
        return start(config, workers, status, System::currentTimeMillis, maxMillis);
    }

    static Management start(
            ManagementConfig config,
            Supplier<List<WorkerStatus>> workers,
            Supplier<ApplianceStatus> status,
            LongSupplier clockMillis,
            long maxMillis)
            throws IOException {
        var threads = new DefaultThreadFactory("management", true);
        var loop = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
        var open = new DefaultChannelGroup(loop.next());
        var pages = new Pages(workers, status, clockMillis);
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loop)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(new Connection(pages, open, maxMillis))
                        .bind(config.inetAddress(), config.port())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stop(loop, pages);
            throw new IOException(complaint(config, bound.cause()), bound.cause());
        }
        loop.scheduleAtFixedRate(
                () -> observe(pages), OBSERVE_SECONDS, OBSERVE_SECONDS, TimeUnit.SECONDS);
        var address = (InetSocketAddress) bound.channel().localAddress();
        return new Management(loop, open, pages, address);
    }

    /** What {@code /statusz} says, for others who show it. */
    public static JsonNode status(
            ApplianceStatus status, List<WorkerStatus> workers, long nowMillis) {
        var reasons = Readiness.reasons(status, workers, nowMillis);
        return StatusJson.node(status, workers, reasons);
    }

    /** Where it listens; with the real port if any was asked for. */
    public InetSocketAddress address() {
        return address;
    }

    /** Stops serving and cuts who is still connected. Waits for it no longer than a few seconds. */
    @Override
    public void close() {
        open.close();
        stop(loop, pages);
    }

    private static void stop(EventLoopGroup loop, Pages pages) {
        loop.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        pages.close();
    }

    private static void observe(Pages pages) {
        try {
            pages.observe();
        } catch (RuntimeException e) {
            // A scrape meets the same fault and answers 500; it must not end the observing.
        }
    }

    private static String complaint(ManagementConfig config, Throwable fault) {
        return "management pages: cannot listen on "
                + config.address()
                + " port "
                + config.port()
                + ": "
                + fault.getMessage()
                + " (management.address, management.port)";
    }
}
