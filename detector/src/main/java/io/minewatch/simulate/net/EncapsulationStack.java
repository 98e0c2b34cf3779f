package io.minewatch.simulate.net;

import io.minewatch.simulate.net.Encapsulation.Kind;
import io.minewatch.simulate.script.Side;

import java.util.ArrayList;
import java.util.List;

/** The layers all packets of a capture are wrapped in, outermost first. */
public final class EncapsulationStack {

    /** More than any network has; the decoder peels as many. */
    private static final int DEEPEST = 8;

    private final List<Encapsulation> layers;

    private EncapsulationStack(List<Encapsulation> layers) {
        this.layers = layers;
    }

    /** No layers. */
    public static EncapsulationStack none() {
        return new EncapsulationStack(List.of());
    }

    /**
     * Reads for example {@code vlan:77/mpls/pppoe}.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static EncapsulationStack parse(String text) {
        var layers = new ArrayList<Encapsulation>();
        if (text.isBlank()) {
            return none();
        }
        for (String word : text.strip().split("/", -1)) {
            layers.add(layer(word, layers.size()));
        }
        if (layers.size() > DEEPEST) {
            throw new IllegalArgumentException("at most " + DEEPEST + " encapsulations: " + text);
        }
        checkOrder(layers, text);
        return new EncapsulationStack(layers);
    }

    private static Encapsulation layer(String word, int depth) {
        String[] parts = word.split(":", 2);
        for (Kind kind : Kind.values()) {
            if (kind.label.equals(parts[0])) {
                int number = parts.length == 1 ? kind.usual : number(kind, parts[1], word);
                return new Encapsulation(kind, number, depth);
            }
        }
        var known = new ArrayList<String>();
        for (Kind kind : Kind.values()) {
            known.add(kind.label);
        }
        throw new IllegalArgumentException(
                "unknown encapsulation '" + word + "': expected one of " + known);
    }

    private static int number(Kind kind, String digits, String word) {
        long value = digits.matches("\\d{1,10}") ? Long.parseLong(digits) : -1;
        if (value < 0 || value > kind.largest) {
            throw new IllegalArgumentException(
                    "'" + word + "': the number must be 0 to " + kind.largest);
        }
        return (int) value;
    }

    private static void checkOrder(List<Encapsulation> layers, String text) {
        for (int i = 0; i + 1 < layers.size(); i++) {
            Kind outer = layers.get(i).kind();
            Kind inner = layers.get(i + 1).kind();
            boolean fits =
                    !(outer.wantsIp() && !inner.makesIp())
                            && !(outer.wantsPpp() && !inner.makesIp() && inner != Kind.MPLS);
            if (!fits) {
                throw new IllegalArgumentException(
                        inner.label + " cannot be inside " + outer.label + ": " + text);
            }
            boolean six = outer == Kind.SIX_IN_FOUR || outer == Kind.TEREDO;
            if (six && inner.makesIp()) {
                throw new IllegalArgumentException(
                        outer.label + " carries IPv6, " + inner.label + " is IPv4: " + text);
            }
        }
    }

    /** True if only IPv6 packets fit inside. */
    public boolean wantsV6() {
        if (layers.isEmpty()) {
            return false;
        }
        Kind innermost = layers.getLast().kind();
        return innermost == Kind.SIX_IN_FOUR || innermost == Kind.TEREDO;
    }

    /** True if full segments would no longer fit into Ethernet. */
    public boolean narrows() {
        return layers.stream().anyMatch(layer -> layer.kind().narrows());
    }

    /** True if the outermost layer is an IP packet, or there is none. */
    public boolean isIp() {
        return layers.isEmpty() || layers.getFirst().kind().makesIp();
    }

    /** True if the outermost layer is an IP packet or MPLS, which PPP carries. */
    boolean fitsPpp() {
        return isIp() || layers.getFirst().kind() == Kind.MPLS;
    }

    /** Wraps a frame; EtherType of what it begins with, before and after. */
    int wrap(FrameBuffer frame, Side from, int etherType) {
        int type = etherType;
        for (Encapsulation layer : layers.reversed()) {
            type = layer.wrap(frame, from, type);
        }
        return type;
    }
}
