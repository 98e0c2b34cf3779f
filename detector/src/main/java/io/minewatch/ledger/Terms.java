package io.minewatch.ledger;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.emit.AddressText;

import java.net.InetAddress;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
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

    /** Of one subject; its own names come to some 10. */
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

    private static final Pattern GRADE = Pattern.compile("\ng:[a-z]+\n");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}.:_-]+");
    private static final Pattern WITHIN = Pattern.compile("[._-]+");

    /** What is no address and no number, and so has parts that somebody may look for. */
    private static final Pattern NAME = Pattern.compile("^[^:]*[\\p{L}&&[^a-f]][^:]*$");

    private Terms() {}

    /**
     * Subject by subject: the miner's address, who holds it and where, the pool, the work. A term
     * has a line end in front and behind, so that there are two between subjects.
     */
    static String of(JsonNode json, Remembered remembered) {
        var client = new TreeSet<String>();
        exact(client, "a:", json.path("client").path("ip"));
        var holder = json.path("organization");
        var place = json.path("location");
        String held =
                remembered.of(
                        key(
                                "held",
                                holder.path("id"),
                                holder.path("name"),
                                place.path("line"),
                                place.path("address")),
                        () -> held(holder, place));
        var mining = json.path("mining");
        var server = json.path("server");
        var name = mining.path("pool").path("name");
        String pool =
                remembered.of(
                        key("pool", name, server.path("domain"), server.path("ip")),
                        () -> pool(name, server));
        String work =
                remembered.of(
                        key(
                                "work",
                                mining.path("coin"),
                                mining.path("protocol"),
                                mining.path("grade"),
                                mining.path("agent"),
                                mining.path("hardware")),
                        () -> work(mining));
        return together(List.of(joined(client), held, pool, work));
    }

    private static String key(String kind, JsonNode... texts) {
        var key = new StringBuilder(kind);
        for (JsonNode text : texts) {
            key.append('\n').append(RecordReader.text(text));
        }
        return key.toString();
    }

    private static String held(JsonNode holder, JsonNode place) {
        var held = new TreeSet<String>();
        exact(held, "e:", holder.path("id"), holder.path("name"));
        words(held, holder.path("name"), holder.path("id"));
        words(held, place.path("line"), place.path("address"));
        return joined(held);
    }

    private static String pool(JsonNode name, JsonNode server) {
        var pool = new TreeSet<String>();
        exact(pool, "p:", name, server.path("domain"));
        exact(pool, "p:", server.path("ip"));
        words(pool, name, server.path("domain"), server.path("ip"));
        return joined(pool);
    }

    private static String work(JsonNode mining) {
        var work = new TreeSet<String>();
        exact(work, "c:", mining.path("coin"));
        exact(work, "d:", mining.path("protocol"));
        exact(work, "g:", mining.path("grade"));
        words(work, mining.path("agent"), mining.path("hardware"));
        return joined(work);
    }

    /**
     * Of several conversations: what has no room is left out, whole subjects of it. The miner and
     * the holder come first, and the works last: a miner can call itself by another name with each
     * connection, and would not be found by who it is any more.
     */
    static String together(Collection<String> each) {
        var all = new TreeSet<>(Comparator.comparingInt(Terms::rank).thenComparing(s -> s));
        each.forEach(terms -> all.addAll(groups(terms)));
        var some = new StringBuilder();
        int count = 0;
        for (String subject : all) {
            count += list(subject).size();
            if (count <= MAX_TOGETHER) {
                some.append('\n').append(subject).append('\n');
            }
        }
        return some.toString();
    }

    /** The same with the grade of another conversation: a detection has that of its surest. */
    static String graded(String terms, String like) {
        var grade = GRADE.matcher(like);
        return grade.find() ? GRADE.matcher(terms).replaceAll(grade.group()) : terms;
    }

    /** By the first term, which tells the kind: a holder without a name begins with a word. */
    private static int rank(String subject) {
        int rank = "aewp".indexOf(subject.charAt(0));
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }

    /** Subjects of what {@link #of} or {@link #together} made, for {@link #list}. */
    static List<String> groups(String terms) {
        return terms.isEmpty()
                ? List.of()
                : List.of(terms.substring(1, terms.length() - 1).split("\n\n"));
    }

    /** Terms of one subject. */
    static List<String> list(String subject) {
        return List.of(subject.split("\n"));
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

    /** An address in the spelling of records; nobody is asked what a name stands for. */
    static String address(String text) {
        String bare = text.strip();
        boolean literal = bare.matches("[0-9.]+") || bare.contains(":");
        try {
            return literal ? AddressText.of(InetAddress.ofLiteral(bare)) : exact(bare);
        } catch (IllegalArgumentException e) {
            return exact(bare);
        }
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

    /** Words of texts, but not those that are another term already. */
    private static void words(SortedSet<String> terms, JsonNode... texts) {
        var words = new TreeSet<String>();
        for (JsonNode text : texts) {
            words.addAll(words(RecordReader.text(text)));
        }
        for (String word : words) {
            boolean there = SEARCHED.stream().anyMatch(kind -> terms.contains(kind + word));
            if (terms.size() < MAX_TERMS && !there) {
                terms.add(WORD + word);
            }
        }
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
        return terms.isEmpty() ? "" : "\n" + String.join("\n", terms) + "\n";
    }
}
