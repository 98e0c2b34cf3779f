package io.minewatch.signature;

import io.minewatch.bytes.Blake256;
import io.minewatch.bytes.Blake2b;
import io.minewatch.bytes.Groestl512;
import io.minewatch.bytes.Hex;
import io.minewatch.bytes.Keccak256;
import io.minewatch.bytes.Sha256;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How addresses show that they were copied without a mistake. The files say the names. */
enum Checksum {
    /** There is none, or it is not known here. */
    NONE {
        @Override
        Optional<byte[]> content(String address) {
            return Optional.of(NOTHING);
        }
    },
    /** Bitcoin: SHA-256 of SHA-256, 4 bytes. */
    BASE58CHECK {
        @Override
        Optional<byte[]> content(String address) {
            return ended(Base58.decode(address), 4, MAX_BYTES, Sha256::twice);
        }
    },
    /** Decred: the same with BLAKE-256. */
    BASE58_BLAKE256 {
        @Override
        Optional<byte[]> content(String address) {
            return ended(
                    Base58.decode(address),
                    4,
                    Blake256.MAX_MESSAGE,
                    body -> Blake256.of(Blake256.of(body)));
        }
    },
    /** Groestlcoin: the same with Grøstl-512. */
    BASE58_GROESTL {
        @Override
        Optional<byte[]> content(String address) {
            return ended(
                    Base58.decode(address),
                    4,
                    Groestl512.MAX_MESSAGE,
                    body -> Groestl512.of(Groestl512.of(body)));
        }
    },
    /** Ergo: BLAKE2b-256, 4 bytes. */
    BASE58_BLAKE2B {
        @Override
        Optional<byte[]> content(String address) {
            return ended(
                    Base58.decode(address), 4, Blake2b.MAX_MESSAGE, body -> Blake2b.of(body, 32));
        }
    },
    /** CryptoNote: blocks in base 58, Keccak-256, 4 bytes. */
    CRYPTONOTE {
        @Override
        Optional<byte[]> content(String address) {
            return ended(Base58.decodeBlocks(address), 4, MAX_BYTES, Keccak256::of);
        }
    },
    /** Witness version 0 in Bech32, later ones in Bech32m (BIP 350). */
    SEGWIT {
        @Override
        Optional<byte[]> content(String address) {
            int one = address.lastIndexOf('1');
            String digits = address.substring(one + 1);
            int wanted = digits.startsWith("q") ? Bech32.BECH32 : Bech32.BECH32M;
            return one > 0 && Bech32.rest(address.substring(0, one), digits) == wanted
                    ? Bech32.program(digits)
                    : Optional.empty();
        }
    },
    BECH32 {
        @Override
        Optional<byte[]> content(String address) {
            return bech32(address, '1', Bech32.BECH32);
        }
    },
    BECH32M {
        @Override
        Optional<byte[]> content(String address) {
            return bech32(address, '1', Bech32.BECH32M);
        }
    },
    /** Either of the two. */
    BECH32_OR_M {
        @Override
        Optional<byte[]> content(String address) {
            return BECH32.content(address).or(() -> BECH32M.content(address));
        }
    },
    /** Xelis: Bech32 with a colon. */
    BECH32_COLON {
        @Override
        Optional<byte[]> content(String address) {
            return bech32(address, ':', Bech32.BECH32);
        }
    },
    /** Bitcoin Cash and Kaspa. */
    CASHADDR {
        @Override
        Optional<byte[]> content(String address) {
            int colon = address.indexOf(':');
            boolean holds =
                    colon > 0
                            && Bech32.isCashAddr(
                                    address.substring(0, colon), address.substring(colon + 1));
            return holds ? Optional.of(NOTHING) : Optional.empty();
        }
    },
    /** Conflux. */
    CIP37 {
        @Override
        Optional<byte[]> content(String address) {
            int colon = address.indexOf(':');
            boolean holds =
                    colon > 0
                            && Bech32.isConflux(
                                    address.substring(0, colon), address.substring(colon + 1));
            return holds ? Optional.of(NOTHING) : Optional.empty();
        }
    },
    /** Ethereum: by the case of the letters, if they are not all of one (EIP-55). */
    EIP55 {
        @Override
        Optional<byte[]> content(String address) {
            return isEip55(Hex.bare(address)) ? Optional.of(NOTHING) : Optional.empty();
        }
    },
    /** Siacoin: hexadecimal, 6 bytes of BLAKE2b-256. */
    HEX_BLAKE2B {
        @Override
        Optional<byte[]> content(String address) {
            return ended(hex(address), 6, Blake2b.MAX_MESSAGE, body -> Blake2b.of(body, 32));
        }
    },
    /** Warthog: hexadecimal, 4 bytes of SHA-256. */
    HEX_SHA256 {
        @Override
        Optional<byte[]> content(String address) {
            return ended(hex(address), 4, MAX_BYTES, Sha256::of);
        }
    };

    private static final byte[] NOTHING = {};

    /** No address has as many. */
    private static final int MAX_BYTES = AddressIndex.MAX_ADDRESS;

    /** What the address says, as far as it is bytes; nothing at all if its check sum is wrong. */
    abstract Optional<byte[]> content(String address);

    private static Optional<byte[]> ended(
            Optional<byte[]> all, int length, int longest, UnaryOperator<byte[]> hash) {
        return all.filter(bytes -> bytes.length > length && bytes.length <= longest + length)
                .flatMap(bytes -> ended(bytes, length, hash));
    }

    private static Optional<byte[]> ended(byte[] all, int length, UnaryOperator<byte[]> hash) {
        int end = all.length - length;
        byte[] body = Arrays.copyOf(all, end);
        return Arrays.equals(all, end, all.length, hash.apply(body), 0, length)
                ? Optional.of(body)
                : Optional.empty();
    }

    private static Optional<byte[]> bech32(String address, char separator, int wanted) {
        int end = address.lastIndexOf(separator);
        return end > 0
                        && Bech32.rest(address.substring(0, end), address.substring(end + 1))
                                == wanted
                ? Optional.of(NOTHING)
                : Optional.empty();
    }

    private static Optional<byte[]> hex(String text) {
        return Hex.isHex(text) && text.length() % 2 == 0
                ? Optional.of(HexFormat.of().parseHex(text))
                : Optional.empty();
    }

    private static boolean isEip55(String digits) {
        String lower = digits.toLowerCase(Locale.ROOT);
        if (digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT))) {
            return true;
        }
        byte[] hash = Keccak256.of(lower.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < digits.length(); i++) {
            int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
            if (Character.isLetter(digits.charAt(i))
                    && Character.isUpperCase(digits.charAt(i)) != nibble >= 8) {
                return false;
            }
        }
        return true;
    }
}
