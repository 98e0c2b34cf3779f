package io.minewatch.probe.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;

/** Against the test vectors that BIP 324 publishes. */
class ElligatorSwiftTest {

    private static final String F = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

    @ParameterizedTest
    @CsvSource({
        "26b25d457597a7b0463f9620f666dd10aa2c4373a505967c7c8d70922a2d6ece,F:b2dabde1,"
                + "240b740607e14d8cb767f53c9dacf5becde98abe73ffa36f096971215280dc58",
        "bf5e8ffa51a9e748985800c1d3d7f1a2a6ae7435136593ca8d9637e3f87c699c,"
                + "76cc5805dab9b4eacefdb477f498020fd82bccdbc9c6a2d9ce10586ac85512b4,"
                + "5579653da55ae6af8c92b0ab623bfede27756fdba141124c72aec43bc5b746e5",
        "df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119,"
                + "b40711a88c7039756fb8a73827eabe2c0fe5a0346ca7e0a104adc0fc764f528d,"
                + "e838221abd40251a45646c40f62550e0acb8ab1ab292df7a9d4f28d72316bd3a",
        "F:3d60a4a9,252c0b6b080fa045acfcd1437f693f3be2be2ac8223ea525d492fa19ab028942,"
                + "c163b493f047704ba83e241472ebb2a05f95ef47c6bf5feedd8da33504866d68",
        "F:72a7e655,F:1dd15ad9,34818ed876cbbb6710eb832627de9eb7c468846f26bfc336303601593bbb706d",
        "F:d4b84378,F:f69a56d1,523e0758ee088690c9b95c604ef4d143e4fd3f2d1ac9084e3086750a9686f9bc",
        "F:eeee1f01,F:f43363e8,c0c123902ec734bde1c6410a93e5d0033e0540120d5be9f555476b842fd2d245"
    })
    void decodesAsPublished(String u, String t, String x) {
        assertEquals(number(x), ElligatorSwift.decode(bytes(u + t)));
    }

    /** All eight cases of the published inverse; a dash where there is none. */
    @ParameterizedTest
    @CsvSource({
        "0a6361b3a802f55cd5ae06101c88a1e216320fe11cc0cfe1d791eed08a1200fd,"
                + "a0223bc98997647daf4d520129bdb66e4937a00d1533af1fa29645fb96fb5bb5,"
                + "60a3ed14bd9df0bfb89ada9372a7b5790b123a66bf130f5788237e8cd5225de4 "
                + "9c4ee4629f10220fda49532d0c859a539dec5148eefc78bf48d93d2828027a9c "
                + "fc5e72f042fd1792cbf88728a374a2cc1e03e1f9ec8813fa3692e497cfa7d5e6 "
                + "cb39fac005f26dc0a383ea64cb9b3b0b26767f20232cae4486f32904df4f04e3 "
                + "9f5c12eb42620f404765256c8d584a86f4edc59940ecf0a877dc81722add9e4b "
                + "63b11b9d60efddf025b6acd2f37a65ac6213aeb711038740b726c2d6d7fd8193 "
                + "03a18d0fbd02e86d340778d75c8b5d33e1fc1e061377ec05c96d1b6730582649 "
                + "34c6053ffa0d923f5c7c159b3464c4f4d98980dfdcd351bb790cd6fa20b0f74c",
        "08da7c45cb204377e7e42249cda5713fa865116ddbb4cb5a1949b2e5b438a6ab,"
                + "e087b707dabf2796b03b2fb4f976c3f2f5abb36110d00ef656432117f2c93f0a,"
                + "- - - - - - - -",
        "78b4be1f9eeef9da65c393e4385f67edd142709b400ca7d900bd952e0c3cf727,"
                + "089329e17a58a91e71ffe6ddd851e8a352e85a29fcc289b34a3bfdeaf958fe91,"
                + "- - 6008d703955b38da0166bd975ad3535af3b701b2efdf653fc5e7e6eb6afff0a3 - "
                + "- - 9ff728fc6aa4c725fe994268a52caca50c48fe4d10209ac03a18191395000b8c -",
        "102b51b9765a56a3e899f7cf0ee38e5251f9c503b357b330a49183eb7b155604,"
                + "102b51b9765a56a3e899f7cf0ee38e5251f9c503b357b330a49183eb7b155604,"
                + "bdb5bd58ca96eae36147a6c55bc2bef2cee55a757ee193cb619edc8d3590f90a "
                + "bda953c1da02059350e740b83f59149628e0be50c24ac8dc6908a2225931b4a0 - - "
                + "424a42a73569151c9eb8593aa43d410d311aa58a811e6c349e612371ca6f0325 "
                + "4256ac3e25fdfa6caf18bf47c0a6eb69d71f41af3db5372396f75ddca6ce478f - -"
    })
    void inverseIsAsPublished(String u, String x, String all) {
        String[] cases = all.split(" ");
        for (int draw = 0; draw < cases.length; draw++) {
            Optional<BigInteger> expected =
                    cases[draw].equals("-") ? Optional.empty() : Optional.of(number(cases[draw]));
            assertEquals(expected, ElligatorSwift.t(number(x), number(u), draw), "case " + draw);
        }
    }

    /**
     * From the published packets, whose handshake is the same but for what is made of the secret.
     */
    @ParameterizedTest
    @CsvSource({
        "e79f04ad4c684525ff3e3cf7c19f4cdb11193d387d7f3fe82a948a0c3165f5fe,"
                + "4eff53ea1945e57b5d170565e760d771e5d496101c1005c302fd687af80d8b85"
                + "8c5a681c474fc4c0546ee464a1b95899ecb9d4f50c2c0854fe029fc054ae6777,"
                + "824a1da0530fa695b95b375fee2a56ec96ce375ddd2fcf8367cc8ec1c0b751a3"
                + "304bbef5dc96543acaac50c24be8cb39906ef8521727de0c6e96c2060a026bd7,true,"
                + "b63341693587b4944b865485cffcc34707b3e0760a6ba8d1d402fc1c996c4e91,"
                + "05ac09c882b2cddd57fd4a1a14f93ae78d78a2ab2adb8cb6d67176cdb3101e15",
        "53a915e6d8f6c5bbb93e537081085e9e642dc525649acf05be74e3a825e20921,"
                + "715d7b8357dd4d15a07b3f8c6764ebd9927140f75047fb50478c33ea8889d710"
                + "511cdf39aa0fd6b1e94ea660d87f9d97bffc548646f9e2aaebc1468fe563fb97,"
                + "cea7abc3112397b894bd3e89a615248af473f897bbdd30997c20e53e7ce499a2"
                + "95e55c4c5655cd3d21191e76c8af0aa1bbea10fd1b540a42d0fbed388dc59877,false,"
                + "533bbaefc711f303be5e8271fdecfd31d03abd42128ff73479e2a427059e4a74,"
                + "08cbe6a86ff92a9757b2aeea92b8b2f4d78426786a2caec99c3cc73d7dda47ab"
    })
    void sharesTheSecretAsPublished(
            String secret, String own, String theirs, boolean initiates, String x, String shared) {
        assertEquals(number(x), Curve.times(Curve.GENERATOR, number(secret)));
        assertEquals(number(x), ElligatorSwift.decode(bytes(own)));
        assertArrayEquals(
                bytes(shared),
                ElligatorSwift.shared(
                        number(secret),
                        bytes(initiates ? own : theirs),
                        bytes(initiates ? theirs : own),
                        bytes(theirs)));
    }

    @Test
    void whatIsEncodedIsDecoded() {
        var random = new Random(7);
        for (int round = 0; round < 50; round++) {
            var pair = KeyPair.random(random);
            assertEquals(64, pair.open().length);
            assertEquals(
                    Curve.times(Curve.GENERATOR, pair.secret()),
                    ElligatorSwift.decode(pair.open()));
        }
    }

    /** Any 64 bytes are a key. */
    @Test
    void decodesAnything() {
        var random = new Random(8);
        byte[] key = new byte[64];
        assertEquals(true, Curve.isOn(ElligatorSwift.decode(key)));
        for (int round = 0; round < 50; round++) {
            random.nextBytes(key);
            assertEquals(true, Curve.isOn(ElligatorSwift.decode(key)));
        }
    }

    private static BigInteger number(String hex) {
        return new BigInteger(1, bytes(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace("F:", F));
    }
}
