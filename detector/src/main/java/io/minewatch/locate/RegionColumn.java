package io.minewatch.locate;

import java.util.List;

/** Columns of the table of regions. */
enum RegionColumn implements CsvColumn {
    CODE("code", "region_code", "adcode"),
    NAME("name"),
    PARENT("parent", "parent_code"),
    LEVEL("level"),
    VALID_FROM("valid_from"),
    VALID_TO("valid_to"),
    SUCCESSOR("successor"),
    SOURCE("source");

    private final List<String> names;

    RegionColumn(String... names) {
        this.names = List.of(names);
    }

    @Override
    public List<String> names() {
        return names;
    }
}
