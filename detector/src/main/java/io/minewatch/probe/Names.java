package io.minewatch.probe;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Looks names up as the platform does, its hosts file and all, but each on a thread of its own: a
 * name server that does not answer would otherwise hold up the loop, which stamps what is heard.
 * There are no more threads than connections that are being made.
 */
final class Names extends AddressResolverGroup<InetSocketAddress> {

    /** How one name, or an address in letters, is looked up. May take its time. */
    interface Lookup {

        InetAddress of(String host) throws UnknownHostException;
    }

    private final Lookup lookup;

    Names(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor loop) {
        return new InetNameResolver(loop) {
            @Override
            protected void doResolve(String host, Promise<InetAddress> found) {
                aside(loop, () -> lookup.of(host), found);
            }

            @Override
            protected void doResolveAll(String host, Promise<List<InetAddress>> found) {
                aside(loop, () -> List.of(lookup.of(host)), found);
            }
        }.asAddressResolver();
    }

    private static <T> void aside(EventExecutor loop, Callable<T> lookup, Promise<T> found) {
        Thread.ofPlatform()
                .name("probe-names")
                .daemon()
                .start(
                        () -> {
                            try {
                                T result = lookup.call();
                                // Nobody waits for it after the end.
                                if (!loop.isShuttingDown()) {
                                    found.trySuccess(result);
                                }
                            } catch (Exception e) {
                                if (!loop.isShuttingDown()) {
                                    found.tryFailure(e);
                                }
                            }
                        });
    }
}
