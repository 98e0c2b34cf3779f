package io.minewatch.query.api.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Other names for ids. An id is a hash of addresses, a line or a holder; whoever sees these masked
 * could hash all that the mask leaves open until the id comes out. An alias is the id enciphered
 * under a key of the ledger (as SIV does, RFC 5297: the same id has the same alias).
 */
public final class Aliases {

    /** In front of every alias; no id begins so. */
    private static final String MARK = "m1-";

    private static final String MAC = "HmacSHA256";
    private static final int IV_BYTES = 16;

    /** Of the part of the hash that is in no alias. */
    private static final int PRINT_BYTES = 6;

    private final SecretKeySpec macKey;
    private final SecretKeySpec cipherKey;

    /** With the key of the ledger. */
    public Aliases(byte[] secret) {
        macKey = new SecretKeySpec(secret, MAC);
        cipherKey = new SecretKeySpec(Arrays.copyOf(mac("cipher"), IV_BYTES), "AES");
    }

    /** The id, or its alias for a role that does not see in full what the id is made of. */
    public String of(Role role, Id kind, String id) {
        return kind.isOpenTo(role) ? id : alias(id);
    }

    /** The id that somebody of this role means; empty if it is none that they can know. */
    public Optional<String> meant(Role role, Id kind, String text) {
        if (text.startsWith(MARK)) {
            return id(text);
        }
        return kind.isOpenTo(role) ? Optional.of(text) : Optional.empty();
    }

    /** Tells two ids apart, and says nothing of either. */
    public String print(String id) {
        return HexFormat.of().formatHex(mac(id), IV_BYTES, IV_BYTES + PRINT_BYTES);
    }

    private String alias(String id) {
        byte[] iv = Arrays.copyOf(mac(id), IV_BYTES);
        byte[] body = apply(Cipher.ENCRYPT_MODE, iv, id.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(iv, IV_BYTES + body.length);
        System.arraycopy(body, 0, all, IV_BYTES, body.length);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    private Optional<String> id(String alias) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(alias.substring(MARK.length()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (all.length <= IV_BYTES) {
            return Optional.empty();
        }
        byte[] iv = Arrays.copyOf(all, IV_BYTES);
        byte[] body = Arrays.copyOfRange(all, IV_BYTES, all.length);
        String id = new String(apply(Cipher.DECRYPT_MODE, iv, body), StandardCharsets.UTF_8);
        boolean ours = MessageDigest.isEqual(iv, Arrays.copyOf(mac(id), IV_BYTES));
        return ours ? Optional.of(id) : Optional.empty();
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(macKey);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every platform has " + MAC, e);
        }
    }

    private byte[] apply(int mode, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, cipherKey, new IvParameterSpec(iv));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every platform has AES", e);
        }
    }

    /** What an id is of. */
    public enum Id {
        /** A hash of the addresses of both ends. */
        DETECTION(Sensitivity.NETWORK),
        /** A hash of the holder, the line or the address, whichever is known. */
        SITE(Sensitivity.NETWORK, Sensitivity.ENTERPRISE, Sensitivity.PERSON);

        private final Sensitivity[] madeOf;

        Id(Sensitivity... madeOf) {
            this.madeOf = madeOf;
        }

        private boolean isOpenTo(Role role) {
            return Arrays.stream(madeOf).allMatch(it -> role.sightOf(it) == Sight.FULL);
        }
    }
}
