package io.minewatch.signature;

/**
 * One thing that is wrong with a signature file.
 *
 * @param file its path, as the directory was named
 * @param line from 1; 0 if the fault is not at a line, as that of a file that does not exist
 * @param text what is wrong and what was expected
 */
public record Fault(String file, int line, String text) {

    /** As compilers say it: {@code file:line: text}. */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + text : file + ": " + text;
    }
}
