package io.minewatch.signature;

import io.minewatch.bytes.Sha256;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about pools, software, machines, algorithms and coins: the content of one signature
 * directory. Immutable, so any number of threads may ask.
 */
public final class Signatures {

    /** Enough to tell sets apart, short enough to stand in every record. */
    private static final int VERSION_LENGTH = 12;

    private final String version;
    private final List<Pool> pools;
    private final List<Agent> agents;
    private final List<Hardware> hardware;
    private final List<Coin> coins;
    private final List<Algorithm> algorithms;
    private final List<TlsClient> tlsClients;

    private final PoolNames poolNames;
    private final PoolIndex poolIndex;
    private final AgentIndex agentIndex;
    private final AddressIndex addressIndex;
    private final HardwareIndex hardwareIndex;
    private final NetworkIndex networkIndex;
    private final CoinbaseIndex coinbaseIndex;
    private final Map<String, Coin> coinIndex = new HashMap<>();
    private final Map<String, Algorithm> algorithmIndex = new HashMap<>();

    private Signatures(
            String version,
            List<PoolSuffix> suffixes,
            List<AgentIndex.Rule> rules,
            CoinFile.Content coins,
            List<Hardware> hardware,
            List<Algorithm> algorithms,
            List<TlsClient> tlsClients) {
        this.version = version;
        pools = suffixes.stream().map(PoolSuffix::mining).toList();
        agents = rules.stream().map(AgentIndex.Rule::agent).toList();
        this.hardware = List.copyOf(hardware);
        this.coins = coins.coins();
        this.algorithms = List.copyOf(algorithms);
        this.tlsClients = List.copyOf(tlsClients);
        poolNames = new PoolNames(suffixes);
        poolIndex = new PoolIndex(poolNames);
        agentIndex = new AgentIndex(rules);
        addressIndex = new AddressIndex(coins.addresses());
        networkIndex = new NetworkIndex(coins.networks());
        coinbaseIndex = new CoinbaseIndex(pools);
        hardwareIndex = new HardwareIndex(hardware);
        this.coins.forEach(coin -> coinIndex.put(coin.ticker(), coin));
        for (Algorithm algorithm : algorithms) {
            algorithmIndex.put(algorithm.name(), algorithm);
            algorithm.aliases().forEach(alias -> algorithmIndex.put(alias, algorithm));
        }
    }

    /** Knows nothing. */
    public static Signatures empty() {
        return new Signatures(
                "empty",
                List.of(),
                List.of(),
                CoinFile.Content.NONE,
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * Reads {@code pools.yaml}, {@code agents.yaml}, {@code hardware.yaml}, {@code
     * algorithms.yaml}, {@code coins.yaml} and {@code tls.yaml} of a directory; other files in it
     * are left alone.
     *
     * @throws SignatureException with every fault in them, if there is one
     */
    public static Signatures load(Path directory) throws SignatureException {
        var faults = new Faults();
        if (!Files.isDirectory(directory)) {
            faults.add(directory.toString(), 0, "no such directory");
            faults.throwIfAny();
        }
        var algorithmFile = SignatureFile.read(directory.resolve("algorithms.yaml"), faults);
        var coinFile = SignatureFile.read(directory.resolve("coins.yaml"), faults);
        var poolFile = SignatureFile.read(directory.resolve("pools.yaml"), faults);
        var agentFile = SignatureFile.read(directory.resolve("agents.yaml"), faults);
        var hardwareFile = SignatureFile.read(directory.resolve("hardware.yaml"), faults);
        var tlsFile = SignatureFile.read(directory.resolve("tls.yaml"), faults);

        List<Algorithm> algorithms = AlgorithmFile.read(algorithmFile);
        Check algorithm = Check.known("algorithm", names(algorithms), algorithmFile);
        var coins = new CoinFile(coinFile, algorithm);
        Check coin = Check.known("coin", tickers(coins.content().coins()), coinFile);
        var suffixes = PoolFile.read(poolFile, coin);
        var rules = AgentFile.read(agentFile, algorithm);
        var hardware = HardwareFile.read(hardwareFile, algorithm);
        var tlsClients = TlsFile.read(tlsFile);
        faults.throwIfAny();

        var files = List.of(algorithmFile, coinFile, poolFile, agentFile, hardwareFile, tlsFile);
        return new Signatures(
                version(files), suffixes, rules, coins.content(), hardware, algorithms, tlsClients);
    }

    /** Twelve hexadecimal digits that depend on every byte of the files; "empty" without files. */
    public String version() {
        return version;
    }

    /**
     * The pool that a host belongs to, by the longest suffix of whole labels; in any case, with or
     * without the dot at its end. Web sites of pools are found too and say so.
     */
    public Optional<Pool> pool(String host) {
        return poolIndex.find(host);
    }

    /** Finds pools by hosts that stand in memory, without making text of them. */
    public PoolNames poolNames() {
        return poolNames;
    }

    /** The software of a user agent; at most its first 256 characters are looked at. */
    public Optional<Agent> agent(String userAgent) {
        return agentIndex.find(userAgent);
    }

    /** The software whose TLS hello has a JA4; a hint, see {@link TlsClient}. */
    public Optional<TlsClient> tlsClient(String ja4) {
        return tlsClients.stream().filter(client -> client.ja4().equals(ja4)).findFirst();
    }

    /** The coin with a ticker, in any case. */
    public Optional<Coin> coin(String ticker) {
        return Optional.ofNullable(coinIndex.get(ticker.toUpperCase(Locale.ROOT)));
    }

    /** The algorithm with a name or alias, in any case. */
    public Optional<Algorithm> algorithm(String nameOrAlias) {
        return Optional.ofNullable(algorithmIndex.get(nameOrAlias.toLowerCase(Locale.ROOT)));
    }

    /** All machines for an algorithm by name or alias; none if it is not known. */
    public List<Hardware> hardware(String algorithm) {
        return algorithm(algorithm)
                .map(known -> hardwareIndex.of(known.name()))
                .orElseGet(List::of);
    }

    /** The machine of a name, in any case, if only one has it. */
    public Optional<Hardware> model(String name) {
        return hardwareIndex.only(name);
    }

    /**
     * All machines of a name, in any case: "Antminer T21" is two that differ in hashrate, and a
     * graphics card stands once for each algorithm.
     */
    public List<Hardware> models(String name) {
        return hardwareIndex.named(name);
    }

    /**
     * What an account's name tells, if it is an address and its check sum is right; a worker's name
     * after it, as in {@code address.worker}, does not matter.
     */
    public Optional<AddressForm> addressForm(String account) {
        return addressIndex.find(account);
    }

    /** The coin whose chain jobs told of, if it can only be one with this algorithm's name. */
    public Optional<String> coin(String algorithm, Chain chain) {
        return networkIndex.coin(algorithm, chain);
    }

    /** The algorithm of the chain that jobs told of, if it can only be one coin's. */
    public Optional<String> algorithm(Chain chain) {
        return networkIndex.algorithm(chain);
    }

    /** False if the chain that jobs told of is far from what a coin's chain can be. */
    public boolean canBe(String coin, Chain chain) {
        return networkIndex.canBe(coin, chain);
    }

    /** False if what is known of the coin's chain speaks against it. */
    public boolean fits(String coin, Chain chain) {
        return networkIndex.fits(coin, chain);
    }

    /** The coin that alone has an algorithm, by its name. */
    public Optional<String> soleCoin(String algorithm) {
        return coins.stream()
                .filter(coin -> coin.sole() && coin.algorithms().contains(algorithm))
                .map(Coin::ticker)
                .findFirst();
    }

    /** The pool whose text stands in a coinbase, the longest if there are several. */
    public Optional<Pool> poolByCoinbase(byte[] script) {
        return coinbaseIndex.byTag(script);
    }

    /** The pool that an output pays, by its script in hexadecimal. */
    public Optional<Pool> poolByPayout(String script) {
        return coinbaseIndex.byPayout(script);
    }

    /** All pools, one for each suffix, in the order of the file. */
    public List<Pool> pools() {
        return pools;
    }

    /** All rules for agents, in the order of the file. */
    public List<Agent> agents() {
        return agents;
    }

    /** All machines, one for each algorithm they can do, in the order of the file. */
    public List<Hardware> hardware() {
        return hardware;
    }

    /** All coins, in the order of the file. */
    public List<Coin> coins() {
        return coins;
    }

    /** All algorithms, in the order of the file. */
    public List<Algorithm> algorithms() {
        return algorithms;
    }

    /** All software whose TLS hello is known, in the order of the file. */
    public List<TlsClient> tlsClients() {
        return tlsClients;
    }

    private static Set<String> names(List<Algorithm> algorithms) {
        var names = new HashSet<String>();
        algorithms.forEach(algorithm -> names.add(algorithm.name()));
        return names;
    }

    private static Set<String> tickers(List<Coin> coins) {
        var tickers = new HashSet<String>();
        coins.forEach(coin -> tickers.add(coin.ticker()));
        return tickers;
    }

    private static String version(List<SignatureFile> files) {
        var digest = Sha256.digest();
        for (SignatureFile file : files) {
            String head = file.name() + " " + file.bytes().length + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(file.bytes());
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    }
}
