package io.minewatch.ledger;

import io.minewatch.locate.RegionTree;

import java.nio.file.Files;

/** A few regions. */
final class Trees {

    private Trees() {}

    static RegionTree chongqing() throws Exception {
        return of(
                """
                code,name,parent
                110000,北京市,
                110105,朝阳区,110000
                500000,重庆市,
                500101,万州区,500000
                500242,酉阳土家族苗族自治县,500000
                """);
    }

    static RegionTree of(String csv) throws Exception {
        var file = Files.createTempFile("regions", ".csv");
        try {
            Files.writeString(file, csv);
            return RegionTree.load(file);
        } finally {
            Files.delete(file);
        }
    }
}
