package io.minewatch.protocol;

/** How far a conversation has come. MINING is reached only by work done, never by words alone. */
public enum Stage {
    NEW,
    /** Shares are sent of jobs that were not heard: words so far. */
    SHARING,
    SUBSCRIBED,
    AUTHORIZED,
    WORKING,
    MINING;

    /**
     * The stage after an event. A sensor may join in the middle, so a later stage can be entered
     * directly; none is ever left for an earlier one.
     */
    public Stage after(Event event) {
        Stage reached =
                switch (event) {
                    case Event.Subscribed _ -> SUBSCRIBED;
                    case Event.LoginReply reply -> reply.accepted() ? AUTHORIZED : NEW;
                    case Event.Encrypted encrypted ->
                            encrypted.sign() == Event.Encrypted.Sign.HANDSHAKE
                                    ? SUBSCRIBED
                                    : WORKING;
                    case Event.Job _ -> WORKING;
                    case Event.Share _ -> this.compareTo(WORKING) >= 0 ? MINING : SHARING;
                    case Event.ShareResult result -> result.accepted() ? MINING : NEW;
                    case Event.Hello _,
                            Event.Login _,
                            Event.DifficultySet _,
                            Event.ShareDifficulty _,
                            Event.SharesUnanswered _,
                            Event.Algorithm _,
                            Event.Coin _,
                            Event.Beneficiary _,
                            Event.Device _,
                            Event.Redirect _,
                            Event.Hashrate _,
                            Event.KeepAlive _,
                            Event.Oddity _ ->
                            NEW;
                };
        return reached.compareTo(this) > 0 ? reached : this;
    }
}
