package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Dice;

/** How pools of the Stratum V1 kind say no. */
enum Reject {
    OTHER(20, "Not supported.", "Unknown method"),
    STALE(21, "Job not found", "Stale"),
    DUPLICATE(22, "Duplicate share", "Duplicate"),
    LOW_DIFFICULTY(23, "low difficulty share of 1.87", "Above target"),
    UNAUTHORIZED(24, "unauthorized worker", "Unauthorised worker"),
    INVALID_NAME(29, "Invalid username", "Invalid username");

    private final int code;
    private final String text;
    private final String ckpoolText;

    Reject(int code, String text, String ckpoolText) {
        this.code = code;
        this.text = text;
        this.ckpoolText = ckpoolText;
    }

    /** Why a share may be refused. */
    static Reject ofShare(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> DUPLICATE;
            case 1 -> LOW_DIFFICULTY;
            default -> STALE;
        };
    }

    /** The error member. */
    String error() {
        return "[" + code + ",\"" + text + "\",null]";
    }

    /** The member ckpool adds instead. */
    String reason() {
        return ckpoolText;
    }
}
