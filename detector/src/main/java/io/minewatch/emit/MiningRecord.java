package io.minewatch.emit;

import io.minewatch.estimate.Devices;
import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Hashrate;
import io.minewatch.estimate.Power;
import io.minewatch.verdict.Account;
import io.minewatch.verdict.Ground;
import io.minewatch.verdict.Grounds;
import io.minewatch.verdict.Mining;
import io.minewatch.verdict.Shares;
import io.minewatch.verdict.Worker;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The part of a record that says what is mined and how much. */
final class MiningRecord {

    /** Reason of a value that was computed and is no number; a fault of ours, not to be hidden. */
    static final String NOT_FINITE = "not_finite";

    private final JsonFields json;

    MiningRecord(JsonFields json) {
        this.json = json;
    }

    void write(Mining mining) throws IOException {
        json.object("mining");
        json.text("protocol", mining.protocol());
        json.text("variant", mining.variant());
        json.text("role", mining.role().label);
        json.text("grade", mining.grade().label);
        json.texts("reasons", mining.reasons().stream().map(Enum::name).toList());
        json.text("algorithm", mining.algorithm());
        json.text("coin", mining.coin());
        grounds("coin_basis", mining.grounds().coin());
        pool(mining.pool(), mining.grounds());
        block(mining.grounds());
        account(mining.account());
        workers(mining.workers());
        json.number("workers_seen", mining.workersSeen());
        json.text("agent", mining.agent());
        json.text("hardware", mining.hardware());
        json.text("sides_seen", mining.sidesSeen());
        shares(mining.shares());
        hashrate(mining.hashrate());
        devices(mining.devices());
        power(mining.power());
        falseAlarm(mining.falseAlarm());
        json.endObject();
    }

    private void pool(Optional<String> name, Grounds grounds) throws IOException {
        if (name.isEmpty()) {
            json.none("pool");
            return;
        }
        json.object("pool");
        json.text("name", name);
        grounds("basis", grounds.pool());
        json.endObject();
    }

    private void grounds(String key, List<Ground> grounds) throws IOException {
        json.texts(key, grounds.stream().map(ground -> ground.label).toList());
    }

    private void block(Grounds grounds) throws IOException {
        json.object("block");
        json.number("height", grounds.height());
        json.text("tag", grounds.tag());
        json.texts("merged", grounds.merged());
        json.endObject();
    }

    private void account(Optional<Account> named) throws IOException {
        if (named.isEmpty()) {
            json.none("account");
            return;
        }
        var account = named.get();
        json.object("account");
        json.text("kind", account.kind());
        json.text("display", account.display());
        json.text("pseudonym", account.pseudonym());
        json.text("key_id", account.keyId());
        clear(account.clear());
        json.endObject();
    }

    private void workers(List<Worker> workers) throws IOException {
        json.array("workers");
        for (Worker worker : workers) {
            json.object();
            json.text("display", worker.display());
            json.text("pseudonym", worker.pseudonym());
            clear(worker.clear());
            json.endObject();
        }
        json.endArray();
    }

    /** Without the operator's consent not even the key stands in the record. */
    private void clear(Optional<String> name) throws IOException {
        if (name.isPresent()) {
            json.text("clear", name);
        }
    }

    private void shares(Shares shares) throws IOException {
        json.object("shares");
        json.number("submitted", shares.submitted());
        json.number("accepted", shares.accepted());
        json.number("rejected", shares.rejected());
        json.number("n_eff", shares.effective());
        json.number("window_s", shares.windowSeconds());
        json.truth("replies_only", shares.repliesOnly());
        json.endObject();
        json.object("difficulty");
        json.text("last", shares.difficulty());
        json.endObject();
    }

    private void hashrate(Estimate<Hashrate> estimate) throws IOException {
        switch (estimate) {
            case Estimate.Unknown<Hashrate>(var reason) ->
                    unknown("hashrate", "hashrate_null_reason", reason.label);
            case Estimate.Known<Hashrate>(var rate)
                    when !areFinite(rate.lo(), rate.mid(), rate.hi(), rate.confidence()) ->
                    unknown("hashrate", "hashrate_null_reason", NOT_FINITE);
            case Estimate.Known<Hashrate>(var rate) -> {
                json.object("hashrate");
                json.number("lo", rate.lo());
                json.number("mid", rate.mid());
                json.number("hi", rate.hi());
                json.text("unit", rate.unit());
                json.number("confidence", rate.confidence());
                json.text("basis", rate.basis());
                json.endObject();
            }
        }
    }

    private void devices(Devices devices) throws IOException {
        json.object("devices");
        json.number("min", devices.min());
        json.number("max", devices.max());
        json.text("basis", devices.basis());
        json.endObject();
    }

    private void power(Estimate<Power> estimate) throws IOException {
        switch (estimate) {
            case Estimate.Unknown<Power>(var reason) ->
                    unknown("power_w", "power_null_reason", reason.label);
            case Estimate.Known<Power>(var power)
                    when !areFinite(power.lo(), power.hi(), power.pueLo(), power.pueHi()) ->
                    unknown("power_w", "power_null_reason", NOT_FINITE);
            case Estimate.Known<Power>(var power) -> {
                json.object("power_w");
                json.number("lo", power.lo());
                json.number("hi", power.hi());
                json.number("pue_lo", power.pueLo());
                json.number("pue_hi", power.pueHi());
                json.text("basis", power.basis());
                json.endObject();
            }
        }
    }

    private void falseAlarm(OptionalDouble probability) throws IOException {
        if (probability.isPresent()) {
            json.number("false_alarm", probability.getAsDouble());
        } else {
            json.none("false_alarm");
        }
    }

    private void unknown(String key, String reasonKey, String reason) throws IOException {
        json.none(key);
        json.text(reasonKey, reason);
    }

    private static boolean areFinite(double... values) {
        return DoubleStream.of(values).allMatch(Double::isFinite);
    }
}
