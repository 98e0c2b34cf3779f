package io.minewatch.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Notes which names the resolver of this machine was asked for, and asks it as usual. */
public final class AskedNames extends InetAddressResolverProvider {

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    /** So far, by anybody. */
    static Set<String> all() {
        return Set.copyOf(NAMES);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var usual = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                    throws UnknownHostException {
                NAMES.add(host);
                return usual.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "noting";
    }
}
