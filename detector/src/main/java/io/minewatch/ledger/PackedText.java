package io.minewatch.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Records take a fifth of their room: deflate (RFC 1950), with the words that all records have in
 * common as its dictionary. The dictionary can never change, as what was written with it could not
 * be read any more; another would get another number in front.
 */
final class PackedText {

    /** A record is refused that is longer, see {@link RecordReader#MAX_LENGTH}. */
    private static final int MAX_LENGTH = RecordReader.MAX_LENGTH * 3;

    /** Number of the dictionary, in front of what is packed. */
    private static final byte FIRST = 1;

    /** Of 9: more takes twice as long and saves little. */
    private static final int LEVEL = 2;

    private static final byte[] DICTIONARY = dictionary();

    private PackedText() {}

    /** Packs one text after the other; to be closed. */
    static final class Packer implements AutoCloseable {

        private final Deflater deflater = new Deflater(LEVEL);
        private final byte[] chunk = new byte[4096];

        byte[] pack(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            var packed = new ByteArrayOutputStream(bytes.length / 3 + 64);
            packed.write(FIRST);
            deflater.reset();
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(bytes);
            deflater.finish();
            while (!deflater.finished()) {
                packed.write(chunk, 0, deflater.deflate(chunk));
            }
            return packed.toByteArray();
        }

        @Override
        public void close() {
            deflater.end();
        }
    }

    static String unpack(byte[] packed) {
        if (packed.length == 0 || packed[0] != FIRST) {
            throw new IllegalStateException("a record in the ledger was packed in an unknown way");
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(packed, 1, packed.length - 1);
            return inflated(inflater);
        } catch (DataFormatException e) {
            throw new IllegalStateException("a record in the ledger cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private static String inflated(Inflater inflater) throws DataFormatException {
        var text = new ByteArrayOutputStream(4096);
        byte[] chunk = new byte[4096];
        while (!inflater.finished()) {
            int length = inflater.inflate(chunk);
            if (length == 0 && inflater.needsDictionary()) {
                inflater.setDictionary(DICTIONARY);
            } else if (length == 0 || text.size() > MAX_LENGTH) {
                throw new DataFormatException("cut short, or too long");
            }
            text.write(chunk, 0, length);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static byte[] dictionary() {
        try (var in = PackedText.class.getResourceAsStream("record.dictionary")) {
            if (in == null) {
                throw new IllegalStateException("record.dictionary is not in the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
