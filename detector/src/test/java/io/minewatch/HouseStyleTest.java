package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * How the code looks. {@code mvn test -Dtest=HouseStyleTest -Dformat.write=true} mends the format.
 */
class HouseStyleTest {

    private static final int LONGEST_FILE = 400;

    /** Longer only for one flat switch. */
    private static final int LONGEST_METHOD = 40;

    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Util|Utils|Helper|Manager|Impl)\\.java");

    private static final List<Path> ROOTS =
            List.of(
                    Path.of("src/main/java"),
                    Path.of("src/test/java"),
                    Path.of("../benchmarks/src/main/java"),
                    Path.of("../benchmarks/src/test/java"));

    @Test
    void everyFileIsFormatted() throws IOException, FormatterException {
        boolean write = Boolean.getBoolean("format.write");
        var formatter = new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());
        var wrong = new ArrayList<Path>();
        for (Path file : files()) {
            String text = Files.readString(file);
            String right =
                    formatter.formatSourceAndFixImports(
                            RemoveUnusedImports.removeUnusedImports(text));
            if (text.equals(right)) {
                continue;
            }
            if (write) {
                Files.writeString(file, right);
            } else {
                wrong.add(file);
            }
        }
        assertEquals(
                List.of(), wrong, "mend with: mvn test -Dtest=HouseStyleTest -Dformat.write=true");
    }

    @Test
    void noFileIsLongAndNoneHasAnEmptyName() throws IOException {
        var wrong = new ArrayList<Path>();
        for (Path file : files()) {
            boolean tooLong = Files.readAllLines(file).size() > LONGEST_FILE;
            if (tooLong || EMPTY_NAME.matcher(file.toString()).matches()) {
                wrong.add(file);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noMethodIsLong() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var units = manager.getJavaFileObjectsFromPaths(files());
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null, manager, null, List.of("-proc:none"), null, units);
            var positions = Trees.instance(task).getSourcePositions();
            var wrong = new ArrayList<String>();
            for (CompilationUnitTree unit : task.parse()) {
                new LongMethods(unit, positions, wrong).scan(unit, "");
            }
            assertEquals(List.of(), wrong);
        }
    }

    private static List<Path> files() throws IOException {
        var all = new ArrayList<Path>();
        for (Path root : ROOTS) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
                }
            }
        }
        return all;
    }

    /** Collects the methods of one file that are too long. */
    private static final class LongMethods extends TreeScanner<Void, String> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> wrong;

        LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> wrong) {
            this.unit = unit;
            this.positions = positions;
            this.wrong = wrong;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            return super.visitClass(type, type.getSimpleName().toString());
        }

        @Override
        public Void visitMethod(MethodTree method, String type) {
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            long end = positions.getEndPosition(unit, method);
            long lines = end < 0 ? 0 : unit.getLineMap().getLineNumber(end) - first + 1;
            if (lines > LONGEST_METHOD) {
                wrong.add(type + "." + method.getName() + ": " + lines + " lines");
            }
            return super.visitMethod(method, type);
        }
    }
}
