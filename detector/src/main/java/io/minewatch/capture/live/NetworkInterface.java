package io.minewatch.capture.live;

import io.minewatch.capture.LinkType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * An interface as the kernel knows it, netdevice(7).
 *
 * @param name of it
 * @param index by which sockets are bound to it
 * @param flags IFF_ bits
 * @param type ARPHRD_ number of its link layer
 */
record NetworkInterface(String name, int index, int flags, int type) {

    /** Longest name, IFNAMSIZ without the zero. */
    static final int MAX_NAME = 15;

    private static final long SIOCGIFFLAGS = 0x8913;
    private static final long SIOCGIFHWADDR = 0x8927;
    private static final long SIOCGIFINDEX = 0x8933;

    /** Struct ifreq: the name, and a union of 24 bytes. */
    private static final int REQUEST_LENGTH = 40;

    private static final int UNION = 16;

    private static final int IFF_UP = 1;

    private static final int ARPHRD_ETHER = 1;
    private static final int ARPHRD_RAWIP = 519;
    private static final int ARPHRD_LOOPBACK = 772;
    private static final int ARPHRD_NONE = 0xfffe;

    /** What is behind a name in the network namespace of a socket. */
    static NetworkInterface of(String name, int socket) throws CaptureUnavailable {
        try (var arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(REQUEST_LENGTH, Long.BYTES);
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > MAX_NAME) {
                throw new Kernel.Refusal("ioctl", Kernel.ENODEV);
            }
            MemorySegment.copy(bytes, 0, request, ValueLayout.JAVA_BYTE, 0, bytes.length);
            int index = ask(socket, SIOCGIFINDEX, request, ValueLayout.JAVA_INT);
            int flags = ask(socket, SIOCGIFFLAGS, request, ValueLayout.JAVA_SHORT);
            int type = ask(socket, SIOCGIFHWADDR, request, ValueLayout.JAVA_SHORT);
            return new NetworkInterface(name, index, flags & 0xffff, type & 0xffff);
        } catch (Kernel.Refusal e) {
            if (e.errno == Kernel.ENODEV) {
                throw CaptureUnavailable.gone(name, "no such interface");
            }
            throw new CaptureUnavailable(
                    "capture.interfaces: %s: %s".formatted(name, e.getMessage()));
        }
    }

    private static int ask(int socket, long what, MemorySegment request, ValueLayout layout)
            throws Kernel.Refusal {
        Kernel.ioctl(socket, what, request);
        return layout instanceof ValueLayout.OfInt whole
                ? request.get(whole, UNION)
                : request.get(ValueLayout.JAVA_SHORT, UNION);
    }

    boolean isUp() {
        return (flags & IFF_UP) != 0;
    }

    /** The loopback shows every frame twice: when it is sent, and when it arrives. */
    boolean isLoopback() {
        return type == ARPHRD_LOOPBACK;
    }

    /** The LINKTYPE_ value of its frames on a raw packet socket. */
    int linkType() throws CaptureUnavailable {
        return switch (type) {
            case ARPHRD_ETHER, ARPHRD_LOOPBACK -> LinkType.ETHERNET;
            case ARPHRD_NONE, ARPHRD_RAWIP -> LinkType.RAW;
            default ->
                    throw new CaptureUnavailable(
                            "capture.interfaces: %s has link type %d, which the ring does not read"
                                    .formatted(name, type));
        };
    }
}
