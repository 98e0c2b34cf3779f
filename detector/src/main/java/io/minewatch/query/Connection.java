package io.minewatch.query;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;

import java.util.concurrent.TimeUnit;

/** Sets up each connection to the management pages, and bounds what it may cost. */
final class Connection extends ChannelInitializer<Channel> {

    /** Open at once. A scraper or two, a load balancer's checks and a few people need ten. */
    static final int MAX_CONNECTIONS = 64;

    /** From its opening to the last byte of the answer; a scrape takes milliseconds. */
    static final long MAX_SECONDS = 10;

    /** The longest path is 8 characters; people add a query. */
    static final int MAX_LINE = 1024;

    /** Browsers send up to 4 KiB with their cookies. */
    static final int MAX_HEADERS = 8192;

    private final Pages pages;
    private final ChannelGroup open;
    private final long maxMillis;

    Connection(Pages pages, ChannelGroup open, long maxMillis) {
        this.pages = pages;
        this.open = open;
        this.maxMillis = maxMillis;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (open.size() >= MAX_CONNECTIONS) {
            pages.refused();
            channel.close();
            return;
        }
        open.add(channel);
        var deadline =
                channel.eventLoop().schedule(() -> cut(channel), maxMillis, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(_ -> deadline.cancel(false));
        channel.pipeline().addLast(new HttpServerCodec(bounds()), new PageHandler(pages));
    }

    private void cut(Channel channel) {
        pages.refused();
        channel.close();
    }

    private static HttpDecoderConfig bounds() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEADERS);
    }
}
