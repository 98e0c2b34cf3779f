package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SimulateCommandTest {

    @TempDir private Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void writesACaptureAndTheTruth() throws IOException {
        Path capture = folder.resolve("a.pcap");
        Path truth = folder.resolve("a.tsv");
        assertEquals(
                0,
                run(
                        "--out",
                        capture.toString(),
                        "--truth",
                        truth.toString(),
                        "--dialects",
                        "cryptonote",
                        "--lookalikes",
                        "mcp,silent",
                        "--encapsulation",
                        "vlan:77/pppoe",
                        "--duration",
                        "60s"));
        assertTrue(Files.size(capture) > 100_000);
        assertEquals(1 + 6 + 4, Files.readAllLines(truth).size());
    }

    @Test
    void writesOpaqueTraffic() throws IOException {
        Path capture = folder.resolve("a.pcapng");
        Path truth = folder.resolve("a.tsv");
        var options =
                "--opaque --duration 20m --miners-encrypted 6 --miners-idle 1 --followers 6"
                        + " --opaque-lookalikes 24 --plain-miners 3 --clock-error 2"
                        + " --reference-pause 5m+5m --loss 0.1 --chains monero,bitcoin --out "
                        + capture
                        + " --truth "
                        + truth;
        assertEquals(0, run(options.split(" ")), errors::toString);
        assertTrue(Files.size(capture) > 100_000);
        assertTrue(Files.readAllLines(truth).size() > 1 + 6 + 1 + 6 + 24);
        assertEquals(2, run("--opaque", "--chains", "dogecoin", "--out", capture.toString()));
        assertTrue(errors.toString().contains("'dogecoin' is none of"), errors.toString());
        assertEquals(2, run("--opaque", "--reference-pause", "5m", "--out", capture.toString()));
    }

    @Test
    void sizeAndShareSayHowManyMinersThereAre() throws IOException {
        Path truth = folder.resolve("a.tsv");
        String capture = folder.resolve("a.pcap").toString();
        assertEquals(
                0,
                run(
                        "--out",
                        capture,
                        "--truth",
                        truth.toString(),
                        "--size",
                        "20MB",
                        "--mining-share",
                        "0.05",
                        "--dialects",
                        "xmrig,ethproxy",
                        "--lookalikes",
                        "none"));
        long size = Files.size(Path.of(capture));
        assertEquals(20e6, size, 3e6);
        int miners = Files.readAllLines(truth).size() - 1;
        assertTrue(miners > 10 && miners < 60, miners + " miners");
    }

    @Test
    void wrongUseIsSaidInOneLine() {
        String out = folder.resolve("x.pcap").toString();
        for (var wrong :
                List.of(
                        List.of("--seed", "1"),
                        List.of("--out", out, "--loss", "1.5"),
                        List.of("--out", out, "--size", "big"),
                        List.of("--out", out, "--duration", "10"),
                        List.of("--out", out, "--one-side", "up"),
                        List.of("--out", out, "--link-type", "token-ring"),
                        List.of("--out", out, "--encapsulation", "vlan:5000"),
                        List.of("--out", out, "--dialects", "solitaire"),
                        List.of("--out", out, "--link-type", "null", "--encapsulation", "vlan"))) {
            assertEquals(2, run(wrong.toArray(String[]::new)), wrong.toString());
        }
        assertEquals(1, run("--out", folder.resolve("no/x.pcap").toString()));
        assertTrue(errors.toString().contains("cannot write"), errors.toString());
    }

    @Test
    void sizesAndTimes() {
        assertEquals(1_500_000_000L, Amounts.bytes("1.5GB"));
        assertEquals(20_000_000L, Amounts.bytes("20mb"));
        assertEquals(7_000L, Amounts.bytes("7k"));
        assertEquals(123L, Amounts.bytes("123"));
        assertEquals(600_000_000_000L, Amounts.nanos("10m"));
        assertEquals(7_200_000_000_000L, Amounts.nanos("2h"));
        for (String wrong : List.of("", "x", "-1GB", "1.GB", "1XB", "1 GB")) {
            assertThrows(IllegalArgumentException.class, () -> Amounts.bytes(wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class, () -> Amounts.nanos("0x10s"));
    }

    private int run(String... arguments) {
        var line = new CommandLine(new SimulateCommand());
        line.setErr(new PrintWriter(errors));
        return line.execute(arguments);
    }
}
