package io.minewatch.query.api;

import static io.minewatch.query.api.DetectionsTest.assertProblem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;

/** Files as other programs read them. */
class ExportsTest {

    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");
    private static final String FORMULA = "=HYPERLINK(\"http://x\")";
    private static final int MANY = 1203;
    private static final String CSV = "text/csv; charset=utf-8";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @TempDir Path directory;
    private Served served;
    private String token;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(directory);
        token = served.token(Role.OPERATOR);
        served.record(
                IntStream.range(0, MANY).mapToObj(ExportsTest::record).toArray(Records[]::new));
    }

    private static Records record(int i) {
        var record =
                Records.of("d1-%04d".formatted(i), NOON.minusSeconds(i))
                        .region("500103", "重庆市", "渝中区");
        return i == 1
                ? record.mining("agent", FORMULA).enterprise("X", "@某\"公司\", <b>;\n=1+1")
                : record;
    }

    @AfterEach
    void stop() {
        served.close();
        assertEquals(List.of(), served.failures);
    }

    private byte[] file(String path, String type) throws Exception {
        var request = served.request(path).header("Authorization", "Bearer " + token).build();
        var response = served.client().send(request, BodyHandlers.ofByteArray());
        assertEquals(200, response.statusCode());
        assertEquals(type, response.headers().firstValue("content-type").orElse(""));
        String name = response.headers().firstValue("content-disposition").orElse("");
        assertTrue(name.startsWith("attachment; filename=\"detections-"), name);
        return response.body();
    }

    @Test
    void csvIsReadByAnotherReader() throws Exception {
        byte[] file = file("/api/v1/export/detections.csv", CSV);
        String text = new String(file, StandardCharsets.UTF_8);
        assertEquals('\uFEFF', text.charAt(0));
        List<NamedCsvRecord> rows;
        try (var reader = CsvReader.builder().ofNamedCsvRecord(text.substring(1))) {
            rows = reader.stream().toList();
        }
        assertEquals(MANY, rows.size());
        assertEquals("d1-0000", rows.getFirst().getField("id"));
        assertEquals("重庆市 渝中区", rows.getFirst().getField("region"));
        assertEquals("", rows.getFirst().getField("neutralised"));
        assertEquals("'" + FORMULA, rows.get(1).getField("agent"));
        assertEquals("agent organization", rows.get(1).getField("neutralised"));
        assertEquals("'@某\"公司\", <b>;<U+000A>=1+1", rows.get(1).getField("organization"));
        JsonNode end = awaitedEnd("detections.csv sent");
        assertEquals(MANY, end.path("rows").asInt());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
        assertEquals(
                "sha256=" + HexFormat.of().formatHex(hash), end.path("query").asText().strip());
    }

    @Test
    void aBlankThatBreaksNoLineHidesNoFormula() throws Exception {
        served.record(Records.of("d1-X", NOON.plusSeconds(1)).mining("agent", "\u00A0=1+1"));
        var text = new String(file("/api/v1/export/detections.csv", CSV), StandardCharsets.UTF_8);
        assertTrue(text.contains("\"'\u00A0=1+1\""));
    }

    /** A reader takes what looks like the number of a character for that character. */
    @Test
    void whatAMinerCallsItselfIsTheSameInASpreadsheet() throws Exception {
        String agent = "_x003D_1 _x0041_ \uFFFE\uD83D\uDE00";
        served.record(Records.of("d1-X", NOON.plusSeconds(1)).mining("agent", agent));
        var sheet = sheets(file("/api/v1/export/detections.xlsx", XLSX)).firstEntry().getValue();
        assertTrue(
                rows(sheet).get(1).contains("_x005F_x003D_1 _x005F_x0041_ <U+FFFE>\uD83D\uDE00"),
                rows(sheet).get(1).toString());
    }

    /** It is written down behind the end of the file, by another thread. */
    private JsonNode awaitedEnd(String action) {
        String auditor = served.token(Role.AUDITOR);
        for (int i = 0; i < 1000; i++) {
            for (JsonNode entry : served.json("/api/v1/audit?purpose=x", auditor).path("items")) {
                if (entry.path("action").asText().endsWith(action)) {
                    return entry;
                }
            }
        }
        throw new AssertionError("nothing in the trail");
    }

    @Test
    void xlsxIsReadByAnotherReader() throws Exception {
        byte[] file = file("/api/v1/export/detections.xlsx", XLSX);
        var sheets = sheets(file);
        assertEquals(List.of("xl/worksheets/sheet1.xml"), List.copyOf(sheets.keySet()));
        List<List<String>> rows = rows(sheets.get("xl/worksheets/sheet1.xml"));
        assertEquals(MANY + 1, rows.size());
        assertEquals("id", rows.getFirst().getFirst());
        assertEquals("d1-0000", rows.get(1).getFirst());
        assertTrue(rows.get(2).contains(FORMULA));
    }

    private SortedMap<String, byte[]> sheets(byte[] file) throws IOException {
        Path copy = Files.write(directory.resolve("copy.xlsx"), file);
        var sheets = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(copy.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().startsWith("xl/worksheets/sheet")) {
                    sheets.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return sheets;
    }

    /** Texts of the cells; any cell that is not a text is a fault, and so is a formula. */
    private static List<List<String>> rows(byte[] sheet) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(sheet));
        assertEquals(0, document.getElementsByTagName("f").getLength());
        var rows = new ArrayList<List<String>>();
        var elements = document.getElementsByTagName("row");
        for (int i = 0; i < elements.getLength(); i++) {
            var cells = ((Element) elements.item(i)).getElementsByTagName("c");
            var row = new ArrayList<String>();
            for (int j = 0; j < cells.getLength(); j++) {
                var cell = (Element) cells.item(j);
                assertEquals("inlineStr", cell.getAttribute("t"));
                row.add(cell.getTextContent());
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void geoJsonHasAFeatureForEachRegion() throws Exception {
        byte[] file = file("/api/v1/export/detections.geojson", "application/geo+json");
        JsonNode collection = Served.JSON.readTree(file);
        assertEquals("FeatureCollection", collection.path("type").asText());
        assertTrue(collection.path("features").size() >= 1, collection.toString());
        for (JsonNode feature : collection.path("features")) {
            assertEquals("Feature", feature.path("type").asText());
            assertTrue(feature.has("geometry") && feature.path("geometry").isNull());
            assertTrue(feature.path("properties").isObject());
            assertEquals(MANY, feature.at("/properties/detections").asInt());
        }
    }

    @Test
    void filtersHoldForFilesToo() throws Exception {
        byte[] file = file("/api/v1/export/detections.csv?from=2026-08-20T11:59:58Z", CSV);
        assertEquals(4, new String(file, StandardCharsets.UTF_8).split("\r\n").length);
        assertProblem(
                400,
                "unknown-parameter",
                served.get("/api/v1/export/detections.csv?limit=5", token));
    }

    @Test
    void masksHoldForFilesToo() {
        String supervisor = served.token(Role.SUPERVISOR);
        String file = served.get("/api/v1/export/detections.csv?purpose=x", supervisor).body();
        assertTrue(file.contains("100.64.3.0/24") && !file.contains("100.64.3.9"));
        assertTrue(!file.contains("line-0042"));
    }
}
