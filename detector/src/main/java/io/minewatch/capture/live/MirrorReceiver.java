package io.minewatch.capture.live;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LinkType;
import io.minewatch.capture.LiveCapture;
import io.minewatch.metrics.CaptureStatistics;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.UnixChannelOption;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Frames that a switch or a cloud wraps in VXLAN, GENEVE or TZSP and sends here. The thread that
 * runs it is also the one that drives Netty, so that a frame changes no thread.
 *
 * <p>Some 1.5 µs a frame with Netty's own transport for Linux, which takes several datagrams in one
 * system call. Times are those of the moment of receiving, since a socket tells no better one.
 */
final class MirrorReceiver implements LiveCapture {

    /** A jumbo frame of 9000 bytes in its wrapping; longer datagrams are cut. */
    static final int MAX_DATAGRAM = 9216;

    /** As many as one system call takes. */
    private static final int DATAGRAMS_AT_ONCE = 64;

    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final String name;
    private final List<Integer> ports;
    private final int bufferBytes;
    private final boolean shared;
    private final Clock clock;
    private final Set<String> inodes = new HashSet<>();
    private volatile Optional<ManualIoEventLoop> driven = Optional.empty();
    private volatile long received;
    private volatile boolean closed;
    private boolean started;
    private long dropped;

    private MirrorReceiver(LiveConfig config, Clock clock) {
        ports = config.mirrorPorts();
        name = "udp:" + ports.stream().map(String::valueOf).collect(Collectors.joining(","));
        bufferBytes = config.megabytes() * 1024 * 1024;
        shared = config.workers() > 1;
        this.clock = clock;
    }

    /** Whether several datagrams are taken in one system call. */
    static boolean isFast() {
        return Epoll.isAvailable();
    }

    /** One receiver for each worker; the kernel shares senders out among them. */
    static List<MirrorReceiver> open(LiveConfig config, Clock clock) throws CaptureUnavailable {
        if (config.workers() > 1 && !isFast()) {
            throw new CaptureUnavailable(
                    "capture.workers: only Linux shares mirror ports among workers");
        }
        for (int port : config.mirrorPorts()) {
            tryPort(port, config.workers() > 1);
        }
        var all = new ArrayList<MirrorReceiver>();
        for (int i = 0; i < config.workers(); i++) {
            all.add(new MirrorReceiver(config, clock));
        }
        return all;
    }

    /** The port is taken for good only when the capture runs; whoever gave it should know now. */
    private static void tryPort(int port, boolean shared) throws CaptureUnavailable {
        try (var channel = DatagramChannel.open()) {
            if (shared) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new CaptureUnavailable(
                    "capture.mirror-ports: %d: %s".formatted(port, e.getMessage()));
        }
    }

    @Override
    public boolean run(FrameListener listener) {
        synchronized (this) {
            if (closed || started) {
                return closed;
            }
            started = true;
        }
        var loop =
                new ManualIoEventLoop(
                        Thread.currentThread(),
                        isFast() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        driven = Optional.of(loop);
        listener.source(name);
        try (var arena = Arena.ofShared()) {
            if (!bind(loop, new MirrorFrame(arena, MAX_DATAGRAM), listener)) {
                return closed;
            }
            while (!closed) {
                long before = received;
                loop.run(WAIT_NANOS);
                if (received == before) {
                    listener.idle(now());
                }
            }
            return true;
        } finally {
            statistics();
            end(loop);
        }
    }

    private boolean bind(ManualIoEventLoop loop, MirrorFrame frame, FrameListener listener) {
        for (int port : ports) {
            ChannelFuture future = bootstrap(loop, frame, listener).bind(port);
            while (!future.isDone()) {
                loop.run(WAIT_NANOS);
            }
            if (!future.isSuccess()) {
                return false;
            }
            remember(future.channel());
        }
        return true;
    }

    private synchronized void remember(Channel channel) {
        if (channel instanceof EpollDatagramChannel fast) {
            SocketDrops.inode(fast.fd().intValue()).ifPresent(inodes::add);
        }
    }

    private Bootstrap bootstrap(ManualIoEventLoop loop, MirrorFrame frame, FrameListener listener) {
        var bootstrap =
                new Bootstrap()
                        .group(loop)
                        .option(ChannelOption.SO_RCVBUF, bufferBytes)
                        .handler(new Receiver(frame, listener));
        if (!isFast()) {
            return bootstrap
                    .channel(NioDatagramChannel.class)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(MAX_DATAGRAM));
        }
        return bootstrap
                .channel(EpollDatagramChannel.class)
                .option(UnixChannelOption.SO_REUSEPORT, shared)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_DATAGRAM)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(MAX_DATAGRAM * DATAGRAMS_AT_ONCE));
    }

    /** Hands datagrams over as frames. */
    private final class Receiver extends SimpleChannelInboundHandler<DatagramPacket> {

        private final MirrorFrame frame;
        private final FrameListener listener;

        Receiver(MirrorFrame frame, FrameListener listener) {
            this.frame = frame;
            this.listener = listener;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
            var to = (InetSocketAddress) context.channel().localAddress();
            frame.put(datagram.sender(), to, datagram.content());
            received++;
            listener.frame(
                    frame.memory(),
                    frame.start(),
                    frame.length(),
                    frame.length(),
                    now(),
                    LinkType.RAW);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // An ICMP error that came back for a socket that never sent anything: nothing is lost.
            if (!(cause instanceof IOException)) {
                context.fireExceptionCaught(cause);
            }
        }
    }

    private long now() {
        Instant now = clock.instant();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    private static void end(ManualIoEventLoop loop) {
        loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
        while (!loop.isTerminated()) {
            loop.run(WAIT_NANOS);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized CaptureStatistics statistics() {
        if (!inodes.isEmpty()) {
            // A socket that is closed is in no table any more.
            dropped = Math.max(dropped, SocketDrops.of(inodes));
        }
        return new CaptureStatistics(received, 0, dropped, 0);
    }

    @Override
    public void close() {
        closed = true;
        driven.ifPresent(ManualIoEventLoop::wakeup);
    }
}
