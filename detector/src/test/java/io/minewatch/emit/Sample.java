package io.minewatch.emit;

import io.minewatch.cadence.name.TlsSeen;
import io.minewatch.estimate.Devices;
import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Hashrate;
import io.minewatch.estimate.Power;
import io.minewatch.estimate.Unknowable;
import io.minewatch.locate.LocatedDetection;
import io.minewatch.locate.Location;
import io.minewatch.locate.Location.Coarse;
import io.minewatch.locate.Location.Organization;
import io.minewatch.verdict.Account;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Endpoint;
import io.minewatch.verdict.Evidence;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Ground;
import io.minewatch.verdict.Grounds;
import io.minewatch.verdict.Mining;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.Role;
import io.minewatch.verdict.Shares;
import io.minewatch.verdict.Tunnel;
import io.minewatch.verdict.Worker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** A detection to change before it is taken: {@link #bare} knows little, {@link #full} all. */
final class Sample {

    static final Account ACCOUNT =
            new Account(
                    "btc_address",
                    "bc1qar…5mdq",
                    "3afa28da448780218215f9f69fec6c51",
                    "630dcd29",
                    Optional.empty());

    static final TlsSeen TLS =
            new TlsSeen(
                    Optional.of("pool.example"),
                    Optional.of("e7d705a3286e19ea42f587b344ee6865"),
                    Optional.of("t13d1516h2_8daaf6152771_e5627efa2ab1"),
                    Optional.of("pool.example"),
                    List.of("*.pool.example"));

    static final Estimate<Hashrate> RATE =
            Estimate.of(new Hashrate(4.329e12, 5.466e12, 6.827e12, "H/s", 0.95, "accepted_shares"));

    String id = "d1-aaaaaaaaaaaaaaaaaaaaaaaa";
    Instant start = Instant.parse("2026-08-20T02:11:07.000000001Z");
    Instant end = Instant.parse("2026-08-20T03:11:05.998Z");
    String client = "100.64.3.9";
    String server = "198.51.100.7";
    Optional<String> serverName = Optional.empty();
    TlsSeen tls = TlsSeen.NONE;
    String addressDomain = "";
    String communityId = "1:fmiXvpfrViqHEYlyoIZegisXAtQ=";
    String transport = "tcp";
    List<Tunnel> tunnels = List.of();
    List<Evidence> evidence = List.of();
    String source = "mirror-07.pcap";
    double loss;
    String protocol = "stratum_v1";
    Role role = Role.MINER;
    Grade grade = Grade.SUSPECTED;
    SortedSet<Reason> reasons = new TreeSet<>(EnumSet.of(Reason.SUBSCRIBE));
    Optional<String> algorithm = Optional.empty();
    Optional<String> coin = Optional.empty();
    Optional<String> pool = Optional.empty();
    Grounds grounds = Grounds.NONE;
    Optional<Account> account = Optional.empty();
    List<Worker> workers = List.of();
    Optional<String> agent = Optional.empty();
    Optional<String> hardware = Optional.empty();
    String sidesSeen = "both";
    Shares shares = new Shares(0, 0, 0, 0, 0, false, Optional.empty());
    Estimate<Hashrate> hashrate = Estimate.none(Unknowable.NO_SHARES);
    Devices devices = new Devices(1, OptionalInt.empty(), "sessions");
    Estimate<Power> power = Estimate.none(Unknowable.NO_HASHRATE);
    OptionalDouble falseAlarm = OptionalDouble.empty();
    Location location =
            new Location(
                    "L0",
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "none");
    boolean ofServer;
    Optional<Coarse> other = Optional.empty();

    static Sample bare() {
        return new Sample();
    }

    /** As nodes of a chain are reported. */
    static Sample node() {
        var sample = new Sample();
        sample.protocol = "bitcoin_p2p";
        sample.role = Role.NODE;
        sample.grade = Grade.NOT_MINING;
        sample.reasons = new TreeSet<>(EnumSet.of(Reason.NODE_MESSAGE));
        sample.hashrate = Estimate.none(Unknowable.NOT_MINING);
        sample.devices = new Devices(0, OptionalInt.of(0), "not_mining");
        sample.power = Estimate.none(Unknowable.NOT_MINING);
        return sample;
    }

    private static Tunnel tunnel(String type, long id) {
        return new Tunnel(
                type, id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Tunnel carrier(String type, String target) {
        return new Tunnel(
                type, 0, Optional.empty(), Optional.empty(), Optional.of(target), Optional.empty());
    }

    private static List<Tunnel> tunnels() {
        return List.of(
                tunnel("vlan", 77),
                new Tunnel(
                        "vxlan",
                        5000,
                        Optional.of("10.0.0.1"),
                        Optional.of("10.0.0.2"),
                        Optional.empty(),
                        Optional.empty()),
                carrier("socks5", "pool.example"));
    }

    static Sample full() {
        var sample = new Sample();
        sample.serverName = Optional.of("pool.example");
        sample.tls = TLS;
        sample.addressDomain = "vlan:77";
        sample.tunnels = tunnels();
        sample.evidence =
                List.of(
                        new Evidence(
                                Reason.POOL_NAME,
                                "pools/9",
                                sample.start,
                                "client",
                                "pool.example"),
                        new Evidence(
                                Reason.SHARE_ACCEPTED,
                                "stratum_v1/2",
                                sample.end,
                                "server",
                                "{\"id\":4,\"result\":true}\n"));
        mining(sample);
        sample.location = located();
        sample.other =
                Optional.of(
                        new Coarse(
                                Optional.of("SG"),
                                Optional.of("Singapore"),
                                Optional.of(64511L),
                                Optional.of("Example Net")));
        return sample;
    }

    private static void mining(Sample sample) {
        sample.grade = Grade.CONFIRMED;
        sample.reasons = new TreeSet<>(EnumSet.of(Reason.SUBSCRIBE_REPLY, Reason.SHARE_ACCEPTED));
        sample.algorithm = Optional.of("sha256d");
        sample.coin = Optional.of("BTC");
        sample.pool = Optional.of("Example Pool");
        sample.grounds =
                new Grounds(
                        List.of(Ground.ADDRESS, Ground.ALGORITHM),
                        List.of(Ground.COINBASE_TAG),
                        OptionalLong.of(961_251),
                        Optional.of("/Example/"),
                        List.of("auxpow"));
        sample.account = Optional.of(ACCOUNT);
        sample.workers =
                List.of(new Worker("r…", "00112233445566778899aabbccddeeff", Optional.of("rig-1")));
        sample.agent = Optional.of("cgminer/4.12.1");
        sample.hardware = Optional.of("Antminer S19");
        sample.shares = new Shares(102, 100, 2, 78.4, 3600, false, Optional.of("65536"));
        sample.hashrate = RATE;
        sample.devices = new Devices(1, OptionalInt.of(4), "sessions");
        sample.power = Estimate.of(new Power(58, 491, 1.0, 1.2, "algorithm"));
    }

    private static Location located() {
        return new Location(
                "L4",
                Optional.of("500242"),
                List.of("Chongqing", "Youyang"),
                Optional.of("1 Road"),
                Optional.of(
                        new Organization(
                                Optional.of("91350100M000100Y43"), Optional.of("Acme Metals"))),
                Optional.of("line-9"),
                Optional.of(
                        new Coarse(
                                Optional.of("China"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                List.of("line-9"),
                "subscribers");
    }

    LocatedDetection take() {
        var detection =
                new Detection(
                        id,
                        1,
                        start,
                        end,
                        new Endpoint(address(client), 51234),
                        new Endpoint(address(server), 3333),
                        serverName,
                        tls,
                        addressDomain,
                        communityId,
                        transport,
                        tunnels,
                        412,
                        65_000,
                        mining(),
                        evidence,
                        source,
                        loss);
        return new LocatedDetection(detection, location, ofServer, other);
    }

    private Mining mining() {
        return new Mining(
                protocol,
                protocol,
                role,
                grade,
                reasons,
                algorithm,
                coin,
                pool,
                grounds,
                account,
                workers,
                workers.size(),
                agent,
                hardware,
                sidesSeen,
                shares,
                hashrate,
                devices,
                power,
                falseAlarm);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
