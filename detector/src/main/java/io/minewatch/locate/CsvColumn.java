package io.minewatch.locate;

import java.util.List;

/** A column that a table knows. */
interface CsvColumn {

    /** Names it goes by, the one to use first; lower case with underscores. */
    List<String> names();
}
