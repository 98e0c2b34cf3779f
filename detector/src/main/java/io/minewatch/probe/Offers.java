package io.minewatch.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.minewatch.probe.Offer.Kind;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The least that can be said in each dialect to be answered, in the order of how common they are.
 *
 * <p>Where a name has to be given it is the program's own, or an address that nobody has the key
 * of: nobody could be paid for it, and whoever reads a log sees who asked. Sources: reference of
 * each dialect in its README.
 */
final class Offers {

    /** Who is said to work. No coin has such an address. */
    static final String USER = "minewatch-probe";

    /** Ethereum's address of which nobody has the key. */
    private static final String NOBODY = "0x" + "0".repeat(40);

    /** The same for Nimiq. */
    private static final String NOBODY_OF_NIMIQ = "NQ07 0000 0000 0000 0000 0000 0000 0000 0000";

    private static final String NIMIQ_GENESIS = "Soox9N1cxX0v57ZCKgJIuAgKgOrEKBtvY+IG8SuO8As=";

    /** All whose server answers a plain subscription. */
    private static final Set<String> STRATUM =
            Set.of("stratum_v1", "equihash_stratum", "ethpool", "ethereum_stratum");

    private final String host;
    private final int port;
    private final String path;
    private final String agent;

    /**
     * @param host as it is named in heads of HTTP
     * @param path where WebSocket is asked for; begins with a slash
     * @param agent who asks, with its version
     */
    Offers(String host, int port, String path, String agent) {
        this.host = host;
        this.port = port;
        this.path = path;
        this.agent = agent;
    }

    /** All of them. */
    List<Offer> all() {
        var all = new ArrayList<Offer>();
        all.add(stratum("stratum", STRATUM, "\"%s\"".formatted(agent)));
        all.add(cryptoNote());
        all.add(new Offer("noise", Set.of("stratum_v2"), Kind.NOISE, List.of()));
        all.add(ethProxy("ethproxy", "eth"));
        all.add(
                stratum(
                        "ethereum_stratum",
                        Set.of("ethereum_stratum", "stratum_v1"),
                        "\"%s\",\"EthereumStratum/1.0.0\"".formatted(agent)));
        all.add(hello());
        all.add(grin());
        all.add(beam());
        all.add(ironFish());
        all.add(pearl());
        all.add(ethProxy("cortex", "ctxc"));
        all.add(new Offer("stratum_v2", Set.of("stratum_v2"), Kind.PLAIN, List.of(setUp())));
        all.add(agent());
        all.addAll(http());
        all.addAll(webSocket());
        return List.copyOf(all);
    }

    private static Offer stratum(String name, Set<String> protocols, String who) {
        return lines(
                name,
                protocols,
                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[%s]}".formatted(who),
                "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"%s\",\"x\"]}"
                        .formatted(USER));
    }

    /** With an algorithm, as XMRig has it; without, the words are anybody's. */
    private Offer cryptoNote() {
        return lines(
                "cryptonote",
                Set.of("cryptonote"),
                """
                {"id":1,"jsonrpc":"2.0","method":"login","params":{"login":"%s","pass":"x",\
                "agent":"%s","algo":["rx/0"]}}\
                """
                        .formatted(USER, agent));
    }

    /**
     * @param chain what stands before its methods
     */
    private static Offer ethProxy(String name, String chain) {
        return lines(
                name,
                Set.of("ethproxy"),
                """
                {"id":1,"jsonrpc":"2.0","method":"%s_submitLogin","params":["%s","x"],\
                "worker":"%s"}\
                """
                        .formatted(chain, NOBODY, USER),
                "{\"id\":2,\"jsonrpc\":\"2.0\",\"method\":\"%s_getWork\",\"params\":[]}"
                        .formatted(chain));
    }

    /** EIP 1571; pools of Alephium take it too. */
    private Offer hello() {
        return lines(
                "hello",
                Set.of("ethereum_stratum", "stratum_v1"),
                """
                {"id":1,"method":"mining.hello","params":{"agent":"%s","host":"%s","port":"%x",\
                "proto":"EthereumStratum/2.0.0"}}\
                """
                        .formatted(agent, host, port));
    }

    /** A login that is accepted may be anybody's; only work is Grin's. */
    private Offer grin() {
        return lines(
                "grin",
                Set.of("grin"),
                """
                {"id":"0","jsonrpc":"2.0","method":"login","params":{"login":"%s","pass":"x",\
                "agent":"%s"}}
                {"id":"1","jsonrpc":"2.0","method":"getjobtemplate","params":null}\
                """
                        .formatted(USER, agent));
    }

    private static Offer beam() {
        return lines(
                "beam",
                Set.of("beam"),
                "{\"method\":\"login\",\"api_key\":\"%s\",\"id\":\"login\",\"jsonrpc\":\"2.0\"}"
                        .formatted(USER));
    }

    private Offer ironFish() {
        return lines(
                "ironfish",
                Set.of("stratum_v1"),
                """
                {"id":0,"method":"mining.subscribe","body":{"version":3,"agent":"%s",\
                "publicAddress":"%s","name":"%s"}}\
                """
                        .formatted(agent, "0".repeat(64), USER));
    }

    private Offer pearl() {
        return lines(
                "pearl",
                Set.of("stratum_v1"),
                """
                {"id":1,"method":"mining.authorize","params":{"wallet":"%s","worker":"probe",\
                "password":"x","agent":"%s","type":"v2"}}\
                """
                        .formatted(USER, agent));
    }

    /** Pools that take agents answer at once; the others answer the line behind it. */
    private Offer agent() {
        return new Offer(
                "btcagent",
                Set.of("btcagent"),
                Kind.PLAIN,
                List.of(
                        bytes(
                                """
                                {"id":"conn_test","method":"agent.get_capabilities",\
                                "params":[["verrol"]]}
                                {"id":"sub","method":"mining.subscribe","params":["%s"]}
                                """
                                        .formatted(agent))));
    }

    /** SetupConnection for mining without encryption; Stratum V2 specification, 3.5.1. */
    private byte[] setUp() {
        var body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, 2, 0, 2, 0, 0, 0, 0, 0});
        text(body, host);
        body.write(port & 0xff);
        body.write(port >> Byte.SIZE);
        text(body, agent);
        text(body, "");
        text(body, "");
        text(body, "");
        int length = body.size();
        return ByteBuffer.allocate(6 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .put((byte) 0)
                .put((byte) length)
                .putShort((short) (length >> Byte.SIZE))
                .put(body.toByteArray())
                .array();
    }

    private static void text(ByteArrayOutputStream into, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        int length = Math.min(bytes.length, 255);
        into.write(length);
        into.write(bytes, 0, length);
    }

    private List<Offer> http() {
        return List.of(
                post("getwork", "getwork", "/", "{\"method\":\"getwork\",\"params\":[],\"id\":0}"),
                post(
                        "eth_getwork",
                        "eth_getwork",
                        "/",
                        "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"eth_getWork\",\"params\":[]}"),
                post(
                        "getblocktemplate",
                        "getblocktemplate",
                        "/",
                        """
                        {"method":"getblocktemplate","params":[{"capabilities":["coinbasetxn"],\
                        "rules":["segwit"]}],"id":0}\
                        """),
                post(
                        "cryptonote_daemon",
                        "cryptonote",
                        "/json_rpc",
                        """
                        {"id":1,"jsonrpc":"2.0","method":"getblocktemplate","params":\
                        {"wallet_address":"%s","reserve_size":8}}\
                        """
                                .formatted(USER)));
    }

    /** With a head that says what for: templates are for others than miners too. */
    private Offer post(String name, String protocol, String where, String body) {
        String head =
                """
                POST %s HTTP/1.1\r
                Host: %s:%d\r
                User-Agent: %s\r
                X-Mining-Extensions: midstate\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """
                        .formatted(where, host, port, agent, body.length());
        return new Offer(name, Set.of(protocol), Kind.HTTP, List.of(bytes(head + body)));
    }

    private List<Offer> webSocket() {
        return List.of(
                webSocket(
                        "coinhive",
                        """
                        {"type":"auth","params":{"site_key":"%s","type":"anonymous",\
                        "user":null,"goal":0}}\
                        """
                                .formatted(USER)),
                webSocket(
                        "nimiq",
                        """
                        {"message":"register","mode":"nano","address":"%s","deviceId":1,\
                        "genesisHash":"%s"}\
                        """
                                .formatted(NOBODY_OF_NIMIQ, NIMIQ_GENESIS)),
                webSocket(
                        "webminerpool",
                        """
                        {"identifier":"handshake","pool":"","login":"%s","password":"",\
                        "userid":"","version":7}\
                        """
                                .formatted(USER)));
    }

    private Offer webSocket(String name, String text) {
        String head =
                """
                GET %s HTTP/1.1\r
                Host: %s:%d\r
                User-Agent: %s\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: bWluZXdhdGNoLXByb2JlLg==\r
                Sec-WebSocket-Version: 13\r
                \r
                """
                        .formatted(path, host, port, agent);
        return new Offer(
                name,
                Set.of("webmining"),
                Kind.WEB_SOCKET,
                List.of(bytes(head), frame(text.getBytes(UTF_8))));
    }

    /**
     * One text of up to 65535 bytes from a client; a mask of zeros leaves it as it is (RFC 6455).
     */
    private static byte[] frame(byte[] text) {
        boolean isShort = text.length < 126;
        var buffer = ByteBuffer.allocate(text.length + (isShort ? 6 : 8));
        buffer.put((byte) 0x81);
        if (isShort) {
            buffer.put((byte) (0x80 | text.length));
        } else {
            buffer.put((byte) (0x80 | 126)).putShort((short) text.length);
        }
        return buffer.putInt(0).put(text).array();
    }

    private static Offer lines(String name, Set<String> protocols, String... lines) {
        var steps = new ArrayList<byte[]>();
        for (String line : lines) {
            steps.add(bytes(line + "\n"));
        }
        return new Offer(name, protocols, Kind.PLAIN, List.copyOf(steps));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    /** Those that one of these dialects answers; all if none is named. */
    static List<Offer> of(List<Offer> offers, Set<String> protocols) {
        return protocols.isEmpty()
                ? offers
                : offers.stream()
                        .filter(
                                offer ->
                                        protocols.contains(offer.name())
                                                || offer.protocols().stream()
                                                        .anyMatch(protocols::contains))
                        .toList();
    }

    /** The names by which offers may be chosen. */
    static SortedSet<String> names() {
        var names = new TreeSet<String>();
        for (Offer offer : new Offers("", 0, "/", "").all()) {
            names.add(offer.name());
            names.addAll(offer.protocols());
        }
        return names;
    }
}
