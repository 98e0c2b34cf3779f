package io.minewatch.query.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Shares connections out, so that one address alone cannot hold all that there are. */
final class Connections implements Consumer<ChannelPipeline> {

    /** An office is behind one address: forty browsers with six connections each. */
    static final int PER_ADDRESS = 256;

    private final Proxies proxies;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    Connections(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public void accept(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        InetAddress peer = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        if (proxies.trusted().contains(peer)) {
            return;
        }
        String address = Addresses.of(peer);
        boolean fits = open.merge(address, 1, Integer::sum) <= PER_ADDRESS;
        channel.closeFuture().addListener(_ -> closed(address));
        if (!fits) {
            channel.close();
        }
    }

    private void closed(String address) {
        int left = open.merge(address, -1, Integer::sum);
        if (left == 0) {
            open.remove(address, 0);
        }
    }
}
