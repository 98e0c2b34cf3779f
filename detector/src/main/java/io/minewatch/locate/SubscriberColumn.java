package io.minewatch.locate;

import java.util.List;

/** Columns of the subscriber table and the names that systems give them. */
enum SubscriberColumn implements CsvColumn {
    PREFIX("prefix", "cidr", "network", "ip_prefix", "ip"),
    START("start", "start_address", "start_ip", "ip_start"),
    END("end", "end_address", "end_ip", "ip_end"),
    LINE("line", "line_id", "subscriber", "subscriber_id", "circuit_id"),
    ENTERPRISE("enterprise", "enterprise_name", "organization", "company", "customer", "tenant"),
    CREDIT_CODE("credit_code", "uscc", "social_credit_code", "organization_id"),
    ADDRESS("address", "installation_address", "site_address"),
    REGION_CODE("region_code", "region", "adcode", "division_code"),
    VALID_FROM("valid_from"),
    VALID_TO("valid_to"),
    ADDRESS_DOMAIN("address_domain", "domain", "vrf"),
    NATURE("nature");

    private final List<String> names;

    SubscriberColumn(String... names) {
        this.names = List.of(names);
    }

    @Override
    public List<String> names() {
        return names;
    }
}
