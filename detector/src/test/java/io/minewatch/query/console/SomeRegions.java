package io.minewatch.query.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some regions of GB/T 2260, as a table and as what stands in records. */
final class SomeRegions {

    /** Code, name, level and the code above. */
    private static final List<List<String>> ALL =
            List.of(
                    List.of("500000", "重庆市", "province", ""),
                    List.of("500101", "万州区", "county", "500000"),
                    List.of("500103", "渝中区", "county", "500000"),
                    List.of("500112", "渝北区", "county", "500000"),
                    List.of("500230", "丰都县", "county", "500000"),
                    List.of("500235", "云阳县", "county", "500000"),
                    List.of("500242", "酉阳土家族苗族自治县", "county", "500000"),
                    List.of("510000", "四川省", "province", ""),
                    List.of("510100", "成都市", "prefecture", "510000"),
                    List.of("510104", "锦江区", "county", "510100"),
                    List.of("513300", "甘孜藏族自治州", "prefecture", "510000"),
                    List.of("420000", "湖北省", "province", ""),
                    List.of("429004", "仙桃市", "county", "420000"),
                    List.of("650000", "新疆维吾尔自治区", "province", ""),
                    List.of("659001", "石河子市", "county", "650000"));

    /** Where miners are. */
    static final List<String> LEAVES =
            List.of(
                    "500101", "500103", "500112", "500230", "500235", "500242", "510104", "513300",
                    "429004", "659001");

    private static final Map<String, List<String>> BY_CODE = new LinkedHashMap<>();

    static {
        ALL.forEach(region -> BY_CODE.put(region.getFirst(), region));
    }

    private SomeRegions() {}

    /** Names from the province down. */
    static List<String> path(String code) {
        var names = new ArrayList<String>();
        for (List<String> at = BY_CODE.get(code); at != null; at = BY_CODE.get(at.getLast())) {
            names.addFirst(at.get(1));
        }
        return names;
    }

    /** As an operator's table. */
    static String csv() {
        var text =
                new StringBuilder("code,name,level,parent,valid_from,valid_to,successor,source\n");
        ALL.forEach(region -> text.append(String.join(",", region)).append(",,,,GB/T 2260\n"));
        return text.toString();
    }
}
