package io.minewatch.signature;

import java.util.HexFormat;
import java.util.Optional;

/**
 * The output script that pays to an address. Coins that came from Bitcoin share the scripts, so the
 * script of a Bitcoin address tells its owner on any of them.
 */
final class PayoutScript {

    private static final int HASH = 20;
    private static final int KEY_HASH = 0;
    private static final int SCRIPT_HASH = 5;

    /** BIP 141: 2 to 40 bytes. */
    private static final int MAX_PROGRAM = 40;

    private PayoutScript() {}

    /** In hexadecimal; nothing if it is no Bitcoin address. */
    static Optional<String> of(String address) {
        return address.startsWith("bc1") ? ofWitness(address) : ofBase58(address);
    }

    private static Optional<String> ofBase58(String address) {
        Optional<byte[]> content =
                address.length() <= AddressIndex.MAX_ADDRESS
                        ? Checksum.BASE58CHECK.content(address)
                        : Optional.empty();
        if (content.isEmpty() || content.get().length != 1 + HASH) {
            return Optional.empty();
        }
        String hash = HexFormat.of().formatHex(content.get(), 1, 1 + HASH);
        return switch (content.get()[0]) {
            case KEY_HASH -> Optional.of("76a914" + hash + "88ac");
            case SCRIPT_HASH -> Optional.of("a914" + hash + "87");
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofWitness(String address) {
        Optional<byte[]> content = Checksum.SEGWIT.content(address);
        if (content.isEmpty() || content.get().length > MAX_PROGRAM || content.get().length < 2) {
            return Optional.empty();
        }
        int version = Bech32.version(address.substring(address.lastIndexOf('1') + 1));
        var script = new byte[2 + content.get().length];
        script[0] = (byte) (version == 0 ? 0 : 0x50 + version);
        script[1] = (byte) content.get().length;
        System.arraycopy(content.get(), 0, script, 2, content.get().length);
        return Optional.of(HexFormat.of().formatHex(script));
    }
}
