package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;

import java.util.Optional;

/** Recognises how one carrier begins, at the start of one side's bytes. */
interface Opening {

    /** Looks at the bytes without moving in them. */
    Look look(ByteBuf in, Sides sides, int side);

    /** What the bytes are. */
    sealed interface Look {

        /** Something else. */
        enum Other implements Look {
            OTHER
        }

        /** Nobody can say before there are more. */
        enum TooLittle implements Look {
            TOO_LITTLE
        }

        /**
         * The carrier's opening.
         *
         * @param length bytes that are the carrier's own
         * @param carriage what it says, if it was not said before
         * @param inside what comes next
         */
        record Opened(int length, Optional<Carriage> carriage, Inside inside) implements Look {}
    }

    /** What is inside of a carrier. */
    enum Inside {
        /** Bytes that may open another carrier. */
        BYTES,
        /** Requests or responses with bodies. */
        HTTP_REQUESTS,
        HTTP_RESPONSES,
        /** Frames with messages in them. */
        WEB_SOCKET,
        /** Nothing that can be read. */
        SECRET
    }
}
