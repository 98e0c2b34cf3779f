package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.minewatch.locate.LocatedDetection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class DetectionCsvTest {

    private static final String HEAD =
            "\uFEFFid,flow,start,end,grade,role,protocol,client_ip,client_port,address_domain,"
                    + "server_ip,server_port,server_domain,pool,algorithm,coin,account_kind,"
                    + "account_display,account_pseudonym,account_key_id,account_clear,agent,"
                    + "hardware,workers_seen,sides_seen,shares_submitted,shares_accepted,"
                    + "shares_rejected,hashrate_lo,hashrate_mid,hashrate_hi,hashrate_unit,"
                    + "hashrate_confidence,hashrate_null_reason,devices_min,devices_max,power_lo,"
                    + "power_hi,power_null_reason,location_grade,location_of,region_code,"
                    + "region_path,address,line,organization_id,organization_name,community_id,"
                    + "packets,bytes,reasons,capture_source,capture_loss,neutralised\r\n";

    @Test
    void writesTheHeadEvenIfNothingWasFound() {
        assertEquals(HEAD, write());
    }

    @Test
    void writesAllThatIsKnown() {
        assertEquals(
                HEAD
                        + "d1-aaaaaaaaaaaaaaaaaaaaaaaa,"
                        + "1:fmiXvpfrViqHEYlyoIZegisXAtQ=@2026-08-20T02:11Z,"
                        + "2026-08-20T02:11:07.000000001Z,2026-08-20T03:11:05.998000000Z,"
                        + "confirmed,miner,stratum_v1,100.64.3.9,51234,vlan:77,198.51.100.7,3333,pool.example,Example"
                        + " Pool,sha256d,BTC,btc_address,bc1qar…5mdq,3afa28da448780218215f9f69fec6c51,630dcd29,,cgminer/4.12.1,Antminer"
                        + " S19,"
                        + "1,both,102,100,2,4329000000000,5466000000000,6827000000000,H/s,0.95,,1,4,58,491,,L4,client,500242,Chongqing/Youyang,1"
                        + " Road,line-9,91350100M000100Y43,Acme"
                        + " Metals,1:fmiXvpfrViqHEYlyoIZegisXAtQ=,412,65000,SUBSCRIBE_REPLY"
                        + " SHARE_ACCEPTED,mirror-07.pcap,0,\r\n",
                write(Sample.full().take()));
    }

    @Test
    void leavesEmptyWhatIsUnknown() {
        assertEquals(
                HEAD
                        + "d1-aaaaaaaaaaaaaaaaaaaaaaaa,"
                        + "1:fmiXvpfrViqHEYlyoIZegisXAtQ=@2026-08-20T02:11Z,"
                        + "2026-08-20T02:11:07.000000001Z,2026-08-20T03:11:05.998000000Z,"
                        + "suspected,miner,stratum_v1,100.64.3.9,51234,,198.51.100.7,3333,"
                        + ",,,,,,,,,,,0,both,0,0,0,,,,,,no_shares,1,,,,no_hashrate,"
                        + "L0,client,,,,,,,1:fmiXvpfrViqHEYlyoIZegisXAtQ=,412,65000,"
                        + "SUBSCRIBE,mirror-07.pcap,0,\r\n",
                write(Sample.bare().take()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@A1",
                "＝1",
                "＋1",
                "－1",
                "＠A1",
                " =1",
                "\u00A0=1",
                "\u2007\u202F-1"
            })
    void aFormulaIsText(String formula) {
        var sample = Sample.bare();
        sample.agent = Optional.of(formula);
        var row = read(write(sample.take())).get(1);
        assertEquals("'" + formula, row.getField(CsvColumn.AGENT.ordinal()));
        assertEquals("agent", row.getField(row.getFieldCount() - 1));
    }

    @Test
    void whatLooksNeutralisedIsNotNamed() {
        var sample = Sample.bare();
        sample.agent = Optional.of("'=1");
        var row = read(write(sample.take())).get(1);
        assertEquals("'=1", row.getField(CsvColumn.AGENT.ordinal()));
        assertEquals("", row.getField(row.getFieldCount() - 1));
    }

    @Test
    void quotesAsTheStandardSays() {
        var sample = Sample.bare();
        sample.agent = Optional.of("a,\"b\"");
        sample.hardware = Optional.of(" c");
        sample.coin = Optional.of("d;e");
        assertTrue(write(sample.take()).contains(",\"a,\"\"b\"\"\",\" c\","));
        assertTrue(write(sample.take()).contains(",\"d;e\","));
    }

    @Test
    void everyRecordIsOneLineWithoutFormulas() {
        var random = new RandomSamples(11);
        for (int i = 0; i < 2000; i++) {
            String text = write(random.next());
            assertEquals(2, text.lines().count());
            var row = read(text).get(1);
            assertEquals(CsvColumn.values().length + 1, row.getFieldCount());
            for (String cell : row.getFields()) {
                boolean formula = !cell.isBlank() && "=+-@".indexOf(cell.strip().charAt(0)) >= 0;
                assertFalse(formula, cell);
            }
        }
    }

    private static List<CsvRecord> read(String text) {
        return CsvReader.builder().ofCsvRecord(text).stream().toList();
    }

    private static String write(LocatedDetection... all) {
        var out = new ByteArrayOutputStream();
        try (var csv = new DetectionCsv(out)) {
            for (LocatedDetection located : all) {
                csv.located(located);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
