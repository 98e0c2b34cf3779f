package io.minewatch.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The names of inputs as they were given, with those in lists of names put in their place. */
final class CaptureNames {

    /** Begins the name of a list of names. */
    private static final String LIST = "@";

    private static final String COMMENT = "#";

    /** Room for some hundred thousand long names: ten years of a file every quarter of an hour. */
    static final int MAX_LIST_BYTES = 64 * 1024 * 1024;

    private final ProblemListener problems;
    private final List<String> names = new ArrayList<>();

    private CaptureNames(ProblemListener problems) {
        this.problems = problems;
    }

    static List<String> of(List<String> given, ProblemListener problems) {
        var all = new CaptureNames(problems);
        for (String name : given) {
            if (name.startsWith(LIST)) {
                all.addList(name.substring(LIST.length()));
            } else {
                all.names.add(name);
            }
        }
        return all.names;
    }

    private void addList(String list) {
        try (var in = Files.newInputStream(Path.of(list))) {
            byte[] bytes = in.readNBytes(MAX_LIST_BYTES + 1);
            if (bytes.length > MAX_LIST_BYTES) {
                String what = "is longer than a list of files may be, %d bytes";
                problems.problem(Problem.of(list, what.formatted(MAX_LIST_BYTES)));
            } else {
                addLines(list, text(bytes));
            }
        } catch (CharacterCodingException _) {
            problems.problem(Problem.of(list, "is no list of files: it is not UTF-8 text"));
        } catch (IOException e) {
            problems.problem(Problem.of(list, e));
        } catch (InvalidPathException e) {
            problems.problem(Problem.of(list, "is no name of a file: " + e.getReason()));
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private void addLines(String list, String text) {
        int number = 0;
        int before = names.size();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String name = line.strip();
            if (name.startsWith(LIST)) {
                String what = "line %d names another list; write ./%s if it is a capture";
                problems.problem(Problem.of(list, what.formatted(number, name)));
            } else if (!name.isEmpty() && !name.startsWith(COMMENT)) {
                names.add(name);
            }
        }
        if (names.size() == before) {
            problems.problem(Problem.of(list, "names no file"));
        }
    }
}
