package io.minewatch.capture.live;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.minewatch.capture.LinkType;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the language of pcap-filter(7) into a {@link FrameFilter} for the ring, by libpcap. Its
 * instructions are those of the kernel.
 */
@SuppressWarnings("restricted") // Calls into libpcap.
final class FilterCompiler {

    private static final List<String> LIBRARIES = List.of("libpcap.so.0.8", "libpcap.so.1");
    private static final int OPTIMIZE = 1;
    private static final int NETMASK_UNKNOWN = -1;

    /** What the kernel takes, BPF_MAXINSNS. */
    private static final int MAX_INSTRUCTIONS = 4096;

    private static final int INSTRUCTION_LENGTH = 8;

    /** What libpcap calls LINKTYPE_RAW on Linux. */
    private static final int DLT_RAW = 12;

    private FilterCompiler() {}

    /**
     * Compiles an expression. The kernel takes the outer VLAN tag off a frame before the filter
     * sees it, so that "vlan" would match nothing, and is refused.
     *
     * @param linkType of the frames, a LINKTYPE_ value that Linux interfaces have
     */
    static FrameFilter compile(String expression, int linkType, int snaplen)
            throws CaptureUnavailable {
        if (expression.matches(".*\\bvlan\\b.*")) {
            throw new CaptureUnavailable(
                    "capture.filter: the ring cannot filter by vlan: its filter runs after the tag"
                            + " was taken off");
        }
        try (var arena = Arena.ofConfined()) {
            return compile(expression, linkType, snaplen, library(arena), arena);
        } catch (CaptureUnavailable e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static SymbolLookup library(Arena arena) throws CaptureUnavailable {
        for (String name : LIBRARIES) {
            try {
                return SymbolLookup.libraryLookup(name, arena);
            } catch (IllegalArgumentException _) {
                // The other name may be there.
            }
        }
        throw new CaptureUnavailable("capture.filter: needs libpcap, which is not installed");
    }

    private static FrameFilter compile(
            String expression, int linkType, int snaplen, SymbolLookup pcap, Arena arena)
            throws Throwable {
        var openDead =
                call(pcap, "pcap_open_dead", FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT));
        var compiling =
                call(pcap, "pcap_compile", of(ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));
        var words = call(pcap, "pcap_geterr", FunctionDescriptor.of(ADDRESS, ADDRESS));
        var free = call(pcap, "pcap_freecode", FunctionDescriptor.ofVoid(ADDRESS));
        var close = call(pcap, "pcap_close", FunctionDescriptor.ofVoid(ADDRESS));

        // Struct bpf_program: a count, padding, a pointer.
        MemorySegment program = arena.allocate(16, 8);
        var handle = (MemorySegment) openDead.invokeExact(dlt(linkType), snaplen);
        try {
            int result =
                    (int)
                            compiling.invokeExact(
                                    handle,
                                    program,
                                    arena.allocateFrom(expression),
                                    OPTIMIZE,
                                    NETMASK_UNKNOWN);
            if (result != 0) {
                var text = (MemorySegment) words.invokeExact(handle);
                // PCAP_ERRBUF_SIZE.
                throw new CaptureUnavailable(
                        "capture.filter: '%s': %s"
                                .formatted(expression, text.reinterpret(256).getString(0)));
            }
            FrameFilter filter = filter(program);
            free.invokeExact(program);
            return filter;
        } finally {
            close.invokeExact(handle);
        }
    }

    private static FrameFilter filter(MemorySegment program) throws CaptureUnavailable {
        int count = program.get(JAVA_INT, 0);
        if (count > MAX_INSTRUCTIONS) {
            throw new CaptureUnavailable(
                    "capture.filter: is longer than the kernel takes: %d instructions"
                            .formatted(count));
        }
        MemorySegment code = program.get(ADDRESS, 8).reinterpret((long) count * INSTRUCTION_LENGTH);
        var all = new ArrayList<FrameFilter.Instruction>();
        for (long at = 0; at < code.byteSize(); at += INSTRUCTION_LENGTH) {
            all.add(
                    new FrameFilter.Instruction(
                            code.get(JAVA_SHORT, at) & 0xffff,
                            code.get(JAVA_BYTE, at + 2) & 0xff,
                            code.get(JAVA_BYTE, at + 3) & 0xff,
                            code.get(JAVA_INT, at + 4)));
        }
        return new FrameFilter(all);
    }

    private static int dlt(int linkType) {
        return linkType == LinkType.RAW ? DLT_RAW : linkType;
    }

    private static FunctionDescriptor of(MemoryLayout... parameters) {
        return FunctionDescriptor.of(JAVA_INT, parameters);
    }

    private static MethodHandle call(SymbolLookup pcap, String name, FunctionDescriptor as) {
        return Linker.nativeLinker().downcallHandle(pcap.findOrThrow(name), as);
    }
}
