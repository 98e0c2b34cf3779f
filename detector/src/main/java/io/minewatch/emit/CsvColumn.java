package io.minewatch.emit;

import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Hashrate;
import io.minewatch.estimate.Power;
import io.minewatch.locate.LocatedDetection;
import io.minewatch.locate.Location.Organization;
import io.minewatch.verdict.Account;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Mining;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The columns of the CSV, in their order; the head is the name in small letters. Lists are joined
 * by blanks, regions by "/". What is unknown is empty. Times are RFC 3339 in UTC, power is in
 * watts, bytes and packets are of the flow. New columns are added at the end only.
 */
enum CsvColumn {
    ID(of(Detection::id)),
    FLOW(of(FlowKey::of)),
    START(of(detection -> Stamp.nanos(detection.start()))),
    END(of(detection -> Stamp.nanos(detection.end()))),
    GRADE(mining(mining -> mining.grade().label)),
    ROLE(mining(mining -> mining.role().label)),
    PROTOCOL(mining(Mining::protocol)),
    CLIENT_IP(of(detection -> AddressText.of(detection.client().address()))),
    CLIENT_PORT(of(detection -> Integer.toString(detection.client().port()))),
    ADDRESS_DOMAIN(of(Detection::addressDomain)),
    SERVER_IP(of(detection -> AddressText.of(detection.server().address()))),
    SERVER_PORT(of(detection -> Integer.toString(detection.server().port()))),
    SERVER_DOMAIN(of(detection -> detection.serverName().orElse(""))),
    POOL(mining(mining -> mining.pool().orElse(""))),
    ALGORITHM(mining(mining -> mining.algorithm().orElse(""))),
    COIN(mining(mining -> mining.coin().orElse(""))),
    ACCOUNT_KIND(account(Account::kind)),
    /** Masked. */
    ACCOUNT_DISPLAY(account(Account::display)),
    ACCOUNT_PSEUDONYM(account(Account::pseudonym)),
    ACCOUNT_KEY_ID(account(Account::keyId)),
    /** Only if the operator opted in. */
    ACCOUNT_CLEAR(account(account -> account.clear().orElse(""))),
    AGENT(mining(mining -> mining.agent().orElse(""))),
    HARDWARE(mining(mining -> mining.hardware().orElse(""))),
    WORKERS_SEEN(mining(mining -> Integer.toString(mining.workersSeen()))),
    SIDES_SEEN(mining(Mining::sidesSeen)),
    SHARES_SUBMITTED(mining(mining -> Long.toString(mining.shares().submitted()))),
    SHARES_ACCEPTED(mining(mining -> Long.toString(mining.shares().accepted()))),
    SHARES_REJECTED(mining(mining -> Long.toString(mining.shares().rejected()))),
    HASHRATE_LO(hashrate(rate -> Decimal.of(rate.lo()))),
    HASHRATE_MID(hashrate(rate -> Decimal.of(rate.mid()))),
    HASHRATE_HI(hashrate(rate -> Decimal.of(rate.hi()))),
    HASHRATE_UNIT(hashrate(rate -> Optional.of(rate.unit()))),
    HASHRATE_CONFIDENCE(hashrate(rate -> Decimal.of(rate.confidence()))),
    HASHRATE_NULL_REASON(mining(mining -> reason(mining.hashrate()))),
    DEVICES_MIN(mining(mining -> Integer.toString(mining.devices().min()))),
    DEVICES_MAX(mining(mining -> number(mining.devices().max()))),
    POWER_LO(power(power -> Decimal.of(power.lo()))),
    POWER_HI(power(power -> Decimal.of(power.hi()))),
    POWER_NULL_REASON(mining(mining -> reason(mining.power()))),
    LOCATION_GRADE(located -> located.location().grade()),
    LOCATION_OF(located -> located.ofServer() ? "server" : "client"),
    REGION_CODE(located -> located.location().regionCode().orElse("")),
    REGION_PATH(located -> String.join("/", located.location().regionPath())),
    ADDRESS(located -> located.location().address().orElse("")),
    LINE(located -> located.location().line().orElse("")),
    ORGANIZATION_ID(organization(Organization::id)),
    ORGANIZATION_NAME(organization(Organization::name)),
    COMMUNITY_ID(of(Detection::communityId)),
    PACKETS(of(detection -> Long.toString(detection.packets()))),
    BYTES(of(detection -> Long.toString(detection.bytes()))),
    REASONS(mining(CsvColumn::reasons)),
    CAPTURE_SOURCE(of(Detection::source)),
    CAPTURE_LOSS(of(detection -> Decimal.of(detection.loss()).orElse("")));

    private final Function<LocatedDetection, String> cell;

    CsvColumn(Function<LocatedDetection, String> cell) {
        this.cell = cell;
    }

    String head() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value as it is, not yet made safe. */
    String cell(LocatedDetection located) {
        return cell.apply(located);
    }

    private static Function<LocatedDetection, String> of(Function<Detection, String> cell) {
        return located -> cell.apply(located.detection());
    }

    private static Function<LocatedDetection, String> mining(Function<Mining, String> cell) {
        return of(detection -> cell.apply(detection.mining()));
    }

    private static Function<LocatedDetection, String> account(Function<Account, String> cell) {
        return mining(mining -> mining.account().map(cell).orElse(""));
    }

    private static Function<LocatedDetection, String> organization(
            Function<Organization, Optional<String>> cell) {
        return located -> located.location().organization().flatMap(cell).orElse("");
    }

    private static Function<LocatedDetection, String> hashrate(
            Function<Hashrate, Optional<String>> cell) {
        return mining(mining -> known(mining.hashrate()).flatMap(cell).orElse(""));
    }

    private static Function<LocatedDetection, String> power(
            Function<Power, Optional<String>> cell) {
        return mining(mining -> known(mining.power()).flatMap(cell).orElse(""));
    }

    private static <T> Optional<T> known(Estimate<T> estimate) {
        return switch (estimate) {
            case Estimate.Known<T>(var value) -> Optional.of(value);
            case Estimate.Unknown<T> _ -> Optional.empty();
        };
    }

    private static String reason(Estimate<?> estimate) {
        return estimate instanceof Estimate.Unknown<?>(var reason) ? reason.label : "";
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private static String reasons(Mining mining) {
        return mining.reasons().stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
