package io.minewatch.capture.live;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that the kernel runs on each frame to say how much of it is wanted: the classic BPF of
 * McCanne and Jacobson, linux/filter.h.
 */
final class FrameFilter {

    /** Bytes of one instruction, struct sock_filter. */
    private static final int INSTRUCTION_LENGTH = 8;

    /** Struct sock_fprog: a count, padding, a pointer. */
    private static final int HEAD_LENGTH = 16;

    private static final int LOAD_HALF = 0x28;
    private static final int LOAD_BYTE = 0x30;
    private static final int LOAD_HALF_INDEXED = 0x48;
    private static final int LOAD_IPV4_LENGTH = 0xb1;
    private static final int JUMP = 0x05;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_SET = 0x45;
    private static final int RETURN = 0x06;

    private static final int ETHER_TYPE = 12;
    private static final int ETHERNET = 14;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int FRAGMENT_OFFSET = 0x1fff;
    private static final int IPV6_FRAGMENT = 44;
    private static final int IPV6_LENGTH = 40;
    private static final int UDP = 17;

    /**
     * One instruction.
     *
     * @param code what to do
     * @param yes instructions to skip if true
     * @param no instructions to skip if false
     * @param value operand
     */
    record Instruction(int code, int yes, int no, int value) {}

    private final List<Instruction> program;

    FrameFilter(List<Instruction> program) {
        this.program = List.copyOf(program);
    }

    /** Takes no frame. */
    static FrameFilter nothing() {
        return new FrameFilter(List.of(new Instruction(RETURN, 0, 0, 0)));
    }

    /** Takes all frames, at most so many bytes of each. */
    static FrameFilter everything(int snaplen) {
        return new FrameFilter(List.of(new Instruction(RETURN, 0, 0, snaplen)));
    }

    /**
     * Takes UDP datagrams to one of these ports from Ethernet frames, and later fragments, whose
     * port cannot be known. The kernel has taken the outer VLAN tag off before.
     *
     * @param ports at least one, at most 32
     */
    static FrameFilter datagramsTo(List<Integer> ports, int snaplen) {
        int compare = 14;
        int take = compare + ports.size();
        int leave = take + 1;
        var program = new ArrayList<Instruction>();
        program.add(new Instruction(LOAD_HALF, 0, 0, ETHER_TYPE));
        program.add(jump(1, JUMP_IF_EQUAL, 2, 9, IPV4));
        program.add(new Instruction(LOAD_BYTE, 0, 0, ETHERNET + 9));
        program.add(jump(3, JUMP_IF_EQUAL, 4, leave, UDP));
        program.add(new Instruction(LOAD_HALF, 0, 0, ETHERNET + 6));
        program.add(jump(5, JUMP_IF_SET, take, 6, FRAGMENT_OFFSET));
        program.add(new Instruction(LOAD_IPV4_LENGTH, 0, 0, ETHERNET));
        program.add(new Instruction(LOAD_HALF_INDEXED, 0, 0, ETHERNET + 2));
        program.add(new Instruction(JUMP, 0, 0, compare - 9));
        program.add(jump(9, JUMP_IF_EQUAL, 10, leave, IPV6));
        program.add(new Instruction(LOAD_BYTE, 0, 0, ETHERNET + 6));
        program.add(jump(11, JUMP_IF_EQUAL, 13, 12, UDP));
        program.add(jump(12, JUMP_IF_EQUAL, take, leave, IPV6_FRAGMENT));
        program.add(new Instruction(LOAD_HALF, 0, 0, ETHERNET + IPV6_LENGTH + 2));
        for (int i = 0; i < ports.size(); i++) {
            int otherwise = i == ports.size() - 1 ? leave : compare + i + 1;
            program.add(jump(compare + i, JUMP_IF_EQUAL, take, otherwise, ports.get(i)));
        }
        program.add(new Instruction(RETURN, 0, 0, snaplen));
        program.add(new Instruction(RETURN, 0, 0, 0));
        return new FrameFilter(program);
    }

    /** A jump to instructions counted from the start. */
    private static Instruction jump(int at, int code, int yes, int no, int value) {
        return new Instruction(code, yes - at - 1, no - at - 1, value);
    }

    /** Puts it in the place of whatever filter a socket has, without a frame in between. */
    void attach(int socket) throws Kernel.Refusal {
        try (var arena = Arena.ofConfined()) {
            MemorySegment code = arena.allocate((long) program.size() * INSTRUCTION_LENGTH, 8);
            for (int i = 0; i < program.size(); i++) {
                Instruction one = program.get(i);
                long at = (long) i * INSTRUCTION_LENGTH;
                code.set(ValueLayout.JAVA_SHORT, at, (short) one.code);
                code.set(ValueLayout.JAVA_BYTE, at + 2, (byte) one.yes);
                code.set(ValueLayout.JAVA_BYTE, at + 3, (byte) one.no);
                code.set(ValueLayout.JAVA_INT, at + 4, one.value);
            }
            MemorySegment head = arena.allocate(HEAD_LENGTH, 8);
            head.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
            head.set(ValueLayout.ADDRESS, 8, code);
            Kernel.set(socket, Kernel.SOL_SOCKET, Kernel.SO_ATTACH_FILTER, head);
        }
    }
}
