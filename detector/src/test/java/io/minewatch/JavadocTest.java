package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/**
 * Whatever a package shows to others says what it is. A method that overrides another has its
 * words, and a record's accessor those of its component.
 */
class JavadocTest {

    private static final Path ROOT = Path.of("src/main/java");

    @Test
    void everythingPublicIsExplained() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var units = manager.getJavaFileObjectsFromPaths(sources());
            var options = List.of("-proc:none");
            var task = (JavacTask) compiler.getTask(null, manager, null, options, null, units);
            var mute = new ArrayList<String>();
            for (CompilationUnitTree unit : task.parse()) {
                new Mute(DocTrees.instance(task), mute).scan(unit, null);
            }
            assertEquals(List.of(), mute);
        }
    }

    @Test
    void everyPackageIsExplained() throws IOException {
        var mute =
                sources().stream()
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                        .toList();
        assertEquals(List.of(), mute);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** Collects the public types and methods of one file that have no doc comment. */
    private static final class Mute extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final List<String> mute;

        Mute(DocTrees docs, List<String> mute) {
            this.docs = docs;
            this.mute = mute;
        }

        @Override
        public Void visitPackage(PackageTree name, Void none) {
            if (getCurrentPath().getCompilationUnit().getTypeDecls().isEmpty() && isMute()) {
                mute.add("package " + name.getPackageName());
            }
            return super.visitPackage(name, none);
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!isPublic(type.getModifiers())) {
                return null;
            }
            if (isMute()) {
                mute.add(type.getSimpleName().toString());
            }
            return super.visitClass(type, none);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            boolean compact = isConstructor(method) && typeOf() == Tree.Kind.RECORD;
            boolean overrides =
                    method.getModifiers().getAnnotations().stream()
                            .anyMatch(note -> note.toString().startsWith("@Override"));
            if (isPublic(method.getModifiers()) && !overrides && !compact && isMute()) {
                var type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
                mute.add(type.getSimpleName() + "." + method.getName());
            }
            return null;
        }

        private static boolean isConstructor(MethodTree method) {
            return method.getName().contentEquals("<init>");
        }

        private Tree.Kind typeOf() {
            return getCurrentPath().getParentPath().getLeaf().getKind();
        }

        /** Public, or a member of an interface, which is as public as that. */
        private boolean isPublic(ModifiersTree modifiers) {
            var parent = getCurrentPath().getParentPath();
            boolean inInterface =
                    parent != null && parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE);
        }

        private boolean isMute() {
            String comment = docs.getDocComment(getCurrentPath());
            return comment == null || comment.isBlank();
        }
    }
}
