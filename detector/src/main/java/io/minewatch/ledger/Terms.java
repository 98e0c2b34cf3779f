package io.minewatch.ledger;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.emit.AddressText;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a detection can be found by. A letter in front says what kind it is: "a:" an address of the
 * miner, "e:" an enterprise, "p:" a pool, "c:" a coin, "d:" a dialect, "g:" a grade, "w:" a word.
 */
final class Terms {

    /** Of one conversation; its own names come to some 20. */
    private static final int MAX_TERMS = 64;

    /** Of all conversations of a detection. */
    private static final int MAX_TOGETHER = 256;

    /** Characters of a word. */
    private static final int MAX_WORD = 64;

    /** Of what is searched within a Chinese name: enough to tell two of them apart. */
    private static final int MAX_IDEOGRAPHS = 8;

    /** Words of one search. */
    private static final int MAX_WANTED = 8;

    /** What no detection can be found by: something was looked for, but no word of it. */
    private static final List<String> NOTHING = List.of(" ");

    /** How nearly every name ends: nobody looks for it. */
    private static final Pattern LEGAL_FORM = Pattern.compile("(股份|责任|有限|公司)+$");

    /** Characters of a name. */
    private static final int MAX_NAME = 256;

    private static final String WORD = "w:";

    /** Kinds of terms that words are looked for in. */
    static final List<String> SEARCHED = List.of("a:", "e:", "p:", WORD);

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}.:_-]+");
    private static final Pattern WITHIN = Pattern.compile("[._-]+");

    /** What is no address and no number, and so has parts that somebody may look for. */
    private static final Pattern NAME = Pattern.compile("^[^:]*[\\p{L}&&[^a-f]][^:]*$");

    private Terms() {}

    /** Joined by line ends, with one before the first and one behind the last. */
    static String of(JsonNode json) {
        var terms = new TreeSet<String>();
        var mining = json.path("mining");
        var holder = json.path("organization");
        exact(terms, "a:", json.path("client").path("ip"));
        exact(terms, "e:", holder.path("id"), holder.path("name"));
        exact(terms, "p:", mining.path("pool").path("name"), json.path("server").path("domain"));
        exact(terms, "p:", json.path("server").path("ip"));
        exact(terms, "c:", mining.path("coin"));
        exact(terms, "d:", mining.path("protocol"));
        exact(terms, "g:", mining.path("grade"));
        var words = new TreeSet<String>();
        for (JsonNode text : searched(json)) {
            words.addAll(words(RecordReader.text(text)));
        }
        for (String word : words) {
            boolean there = SEARCHED.stream().anyMatch(kind -> terms.contains(kind + word));
            if (terms.size() < MAX_TERMS && !there) {
                terms.add(WORD + word);
            }
        }
        return joined(terms);
    }

    /** Of several conversations. */
    static String together(Collection<String> each) {
        var all = new TreeSet<String>();
        each.forEach(terms -> all.addAll(List.of(terms.strip().split("\n"))));
        while (all.size() > MAX_TOGETHER) {
            all.removeLast();
        }
        return joined(all);
    }

    /** A name as it is looked for: without regard to case and width. */
    static String exact(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c > ' ' && c < 0x7f && !(c >= 'A' && c <= 'Z');
        }
        if (plain && text.length() <= MAX_NAME) {
            return text;
        }
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String one = BLANKS.matcher(lower).replaceAll(" ").strip();
        return one.length() <= MAX_NAME ? one : one.substring(0, MAX_NAME);
    }

    /** An address in the spelling of records. */
    static String address(String text) {
        String bare = text.strip();
        boolean literal = bare.matches("[0-9.]+") || bare.contains(":");
        try {
            return literal ? spelled(bare) : exact(bare);
        } catch (UnknownHostException e) {
            return exact(bare);
        }
    }

    private static String spelled(String text) throws UnknownHostException {
        return AddressText.of(InetAddress.getByName(text));
    }

    /** Words; of names without blanks between their words, whatever begins within them too. */
    static SortedSet<String> words(String text) {
        var words = new TreeSet<String>();
        for (String word : BETWEEN.split(exact(text))) {
            add(words, word);
            if (NAME.matcher(word).find() && WITHIN.matcher(word).find()) {
                WITHIN.splitAsStream(word).filter(p -> p.length() > 2).forEach(p -> add(words, p));
            }
        }
        return words;
    }

    /** What is looked for: the beginnings of words, all of which must occur. */
    static List<String> wanted(String text) {
        var wanted = new TreeSet<String>();
        for (String word : BETWEEN.split(exact(text))) {
            int[] points = word.codePoints().toArray();
            if (points.length > 0) {
                boolean ideographic = Character.isIdeographic(points[0]);
                int most = ideographic ? MAX_IDEOGRAPHS : MAX_WORD;
                wanted.add(new String(points, 0, Math.min(points.length, most)));
            }
        }
        return wanted.isEmpty() ? NOTHING : wanted.stream().limit(MAX_WANTED).toList();
    }

    private static void add(SortedSet<String> words, String word) {
        int[] points = word.codePoints().limit(MAX_WORD).toArray();
        if (points.length == 0) {
            return;
        }
        words.add(new String(points, 0, points.length));
        String bare = LEGAL_FORM.matcher(word).replaceFirst("");
        int end = bare.codePointCount(0, bare.length());
        for (int from = 0; from + 1 < Math.min(end, points.length); from++) {
            if (Character.isIdeographic(points[from])) {
                int length = Math.min(MAX_IDEOGRAPHS, points.length - from);
                words.add(new String(points, from, length));
            }
        }
    }

    private static List<JsonNode> searched(JsonNode json) {
        var mining = json.path("mining");
        var place = json.path("location");
        var texts = new ArrayList<JsonNode>();
        texts.add(json.path("organization").path("name"));
        texts.add(json.path("organization").path("id"));
        texts.add(json.path("client").path("ip"));
        texts.add(json.path("server").path("ip"));
        texts.add(json.path("server").path("domain"));
        texts.add(mining.path("pool").path("name"));
        texts.add(mining.path("agent"));
        texts.add(mining.path("hardware"));
        texts.add(place.path("line"));
        texts.add(place.path("address"));
        return texts;
    }

    private static void exact(SortedSet<String> terms, String kind, JsonNode... names) {
        for (JsonNode name : names) {
            String text = exact(RecordReader.text(name));
            if (!text.isEmpty()) {
                terms.add(kind + text);
            }
        }
    }

    private static String joined(Collection<String> terms) {
        return "\n" + String.join("\n", terms) + "\n";
    }
}
