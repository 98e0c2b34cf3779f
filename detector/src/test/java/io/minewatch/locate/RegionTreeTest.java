package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class RegionTreeTest {

    private static final Instant NOW = Instant.parse("2026-08-20T04:00:00Z");

    @TempDir Path folder;

    @Test
    void aPathGoesFromTheProvinceDown() throws Exception {
        var tree = RegionTree.load(Path.of("../deploy/examples/regions.csv"));
        assertEquals(List.of(), tree.problems().listed());
        assertEquals(List.of("重庆市", "酉阳土家族苗族自治县"), tree.path("500242", NOW));
        assertEquals(List.of("北京市", "朝阳区"), tree.path("110105", NOW));
        assertEquals(List.of("湖北省", "仙桃市"), tree.path("429004", NOW));
        assertEquals(List.of("广东省", "东莞市"), tree.path("441900", NOW));
        assertEquals(List.of("新疆维吾尔自治区", "石河子市"), tree.path("659001", NOW));
        assertEquals(List.of(), tree.path("999999", NOW));
    }

    @Test
    void countriesAndFillersAreNotInAPath() throws Exception {
        var tree =
                tree(
                        "code,name,parent,level",
                        "100000,中国,,country",
                        "110000,北京市,100000,province",
                        "110100,市辖区,110000,prefecture",
                        "110105,朝阳区,110100,county",
                        "bj.park-1,某园区,110105,park");
        assertEquals(List.of("北京市", "朝阳区", "某园区"), tree.path("bj.park-1", NOW));
        assertEquals(5, tree.line("bj.park-1", NOW).size());
    }

    @Test
    void aCodeMeansWhatItMeantThen() throws Exception {
        var tree =
                tree(
                        "code,name,parent,valid_from,valid_to,successor",
                        "1,新省,,2020-01-01,,",
                        "1,旧省,0,,2020-01-01,",
                        "2,县,1,,2021-01-01,3",
                        "3,某区,1,2021-01-01,,");
        assertEquals(List.of(), tree.problems().listed());
        var then = Instant.parse("2019-06-01T00:00:00Z");
        assertEquals(List.of("新省", "某区"), tree.path("3", NOW));
        assertEquals("旧省", tree.region("1", then).orElseThrow().name());
        assertEquals(Optional.of("3"), tree.region("2", NOW).orElseThrow().successor());
    }

    @Test
    void whatWouldBeNoTreeIsCut() throws Exception {
        var tree =
                tree(
                        "code,name,parent",
                        "1,a,2",
                        "2,b,1",
                        "3,c,3",
                        "4,below a cycle,1",
                        "5,lost,77",
                        "6,below the lost,5");
        assertEquals(
                List.of(
                        "6: parent \"77\": 5 names a parent that is not in the table",
                        "2: parent \"2\": 1 is above itself",
                        "3: parent \"1\": 2 is above itself",
                        "4: parent \"3\": 3 is above itself"),
                problems(tree));
        assertEquals(List.of("a", "below a cycle"), tree.path("4", NOW));
        assertEquals(List.of("lost", "below the lost"), tree.path("6", NOW));
    }

    @Test
    void aTreeIsOnlySoDeep() throws Exception {
        var lines = new ArrayList<String>(List.of("code,name,parent", "0x,n0,"));
        for (int i = 1; i <= RegionTree.MAX_DEPTH; i++) {
            lines.add(i + ",n" + i + "," + (i == 1 ? "0x" : i - 1));
        }
        var deep = tree(lines.toArray(String[]::new));
        assertEquals(List.of(), problems(deep));
        assertEquals(
                RegionTree.MAX_DEPTH + 1,
                deep.path(String.valueOf(RegionTree.MAX_DEPTH), NOW).size());
        lines.add("too-deep,n," + RegionTree.MAX_DEPTH);
        var deeper = tree(lines.toArray(String[]::new));
        assertEquals(1, deeper.problems().total());
        assertEquals(List.of("n"), deeper.path("too-deep", NOW));
    }

    @Test
    void rowsThatCannotBeUsedAreReported() throws Exception {
        var tree =
                tree(
                        "code,name,parent,valid_from,valid_to",
                        "1,a,,,",
                        "1,again,,2020-01-01,",
                        "x y,b,,,",
                        "2,,,,",
                        "3,c,,soon,",
                        "4,d,,2020-01-01,2020-01-01",
                        "5,e");
        assertEquals(
                List.of(
                        "3: code \"1\": stands in line 2 for the same time; row left out",
                        "4: code \"x y\": expected a region code; row left out",
                        "5: name \"\": expected the name of the region; row left out"),
                problems(tree).subList(0, 3));
        assertEquals(
                List.of("code", "code", "name", "valid_from", "valid_to", "row"),
                tree.problems().listed().stream().map(Problem::column).toList());
        assertEquals(List.of("a"), tree.path("1", NOW));
        assertEquals(List.of(), tree.path("5", NOW));
    }

    @Test
    void aTableWithoutParentsIsRefused() throws Exception {
        Path file = TableFile.of(folder, "code,name", "1,a");
        var e = assertThrows(TableException.class, () -> RegionTree.load(file));
        assertEquals(file + ": no column parent in line 1, only: code, name", e.getMessage());
    }

    @Test
    void theEmptyTreeHasNoRegion() {
        assertEquals(List.of(), RegionTree.empty().path("500242", NOW));
    }

    private RegionTree tree(String... lines) throws Exception {
        return RegionTree.load(TableFile.of(folder, lines));
    }

    private List<String> problems(RegionTree tree) {
        String file = folder.resolve("table.csv") + ":";
        return tree.problems().listed().stream()
                .map(Problem::toString)
                .map(text -> text.replace(file, "").replace("; kept without a parent", ""))
                .toList();
    }
}
