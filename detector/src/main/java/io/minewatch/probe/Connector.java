package io.minewatch.probe;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.DefaultThreadFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/** Makes connections, with or without TLS, on one thread of its own. */
final class Connector implements AutoCloseable {

    /** Who asks: said wherever a dialect has room for it. */
    static final String AGENT =
            "minewatch-probe/"
                    + Optional.ofNullable(Connector.class.getPackage().getImplementationVersion())
                            .orElse("0");

    private static final long CLOSE_SECONDS = 2;

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("probe", true), NioIoHandler.newFactory());
    private final SslContext tls;
    private final Names names;

    Connector() {
        this(InetAddress::getByName);
    }

    Connector(Names.Lookup lookup) {
        names = new Names(lookup);
        try {
            tls =
                    SslContextBuilder.forClient()
                            .sslProvider(SslProvider.JDK)
                            .trustManager(InsecureTrustManagerFactory.INSTANCE)
                            .endpointIdentificationAlgorithm(null)
                            .build();
        } catch (SSLException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    EventLoopGroup loop() {
        return loop;
    }

    /** Connects and waits until the exchange is over. */
    Outcome hold(
            Exchange exchange,
            InetSocketAddress address,
            String host,
            boolean secure,
            long timeoutMillis)
            throws InterruptedException {
        var beginning =
                new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (secure) {
                            int port = address.getPort();
                            channel.pipeline().addLast(handler(channel, host, port, timeoutMillis));
                        }
                        channel.pipeline().addLast(exchange);
                    }
                };
        ChannelFuture connected = bootstrap(timeoutMillis).handler(beginning).connect(address);
        connected.addListener(
                it -> {
                    if (!it.isSuccess()) {
                        exchange.unreachable(TlsNames.complaint(it.cause()));
                    }
                });
        try {
            return exchange.done().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exchange does not fail", e);
        } finally {
            connected.channel().close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** With all but what handles the connection. */
    Bootstrap bootstrap(long timeoutMillis) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .resolver(names)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        (int) Math.min(Integer.MAX_VALUE, timeoutMillis))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true);
    }

    /** Any certificate will do: nothing secret is said, and its names are what is wanted. */
    SslHandler handler(Channel channel, String host, int port, long timeoutMillis) {
        SslHandler handler = tls.newHandler(channel.alloc(), host, port);
        handler.setHandshakeTimeoutMillis(timeoutMillis);
        return handler;
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
