package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Finds out from the first bytes of one side what they are carried in, one carrier inside the
 * other, and puts what reads the innermost in its own place. What is in no carrier is left to the
 * next handler as it is.
 */
public final class Unwrapper extends ByteToMessageDecoder implements Waiting {

    /** A miner behind SOCKS behind a balancer has two; more is a game. */
    static final int MAX_CARRIERS = 4;

    /** Longest opening: an HTTP head. */
    static final int MAX_OPENING = HttpHead.MAX_LENGTH;

    private static final List<Opening> OPENINGS =
            List.of(
                    new ProxyProtocol(),
                    new HttpOpening(),
                    new WebSocketOpening(),
                    new Socks5(),
                    new Socks4(),
                    new TlsOpening());

    private final Sides sides;
    private final int side;
    private int carriers;
    private @Nullable Waiting inside;
    private boolean left;

    /** Reads one side of a conversation; the other one's knows the same {@code sides}. */
    public Unwrapper(Sides sides, int side) {
        this.sides = sides;
        this.side = side;
    }

    /** True if the bytes look like the start of an HTTP message. */
    public static boolean isHttp(byte[] bytes) {
        return HttpOpening.begins(bytes);
    }

    /** True if the side's bytes are in no carrier, or in none any more. */
    public boolean hasLeft() {
        return left;
    }

    @Override
    public int waiting() {
        return inside == null ? actualReadableBytes() : inside.waiting();
    }

    @Override
    public boolean isBetweenMessages() {
        return inside == null ? actualReadableBytes() == 0 : inside.isBetweenMessages();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        sides.spoke(side);
        boolean undecided = false;
        for (Opening opening : OPENINGS) {
            switch (opening.look(in, sides, side)) {
                case Opening.Look.Opened opened -> {
                    open(context, in, opened, out);
                    return;
                }
                case Opening.Look.TooLittle _ -> undecided = true;
                case Opening.Look.Other _ -> {}
            }
        }
        if (!undecided || in.readableBytes() >= MAX_OPENING) {
            leave(context, in);
        }
    }

    private void open(
            ChannelHandlerContext context,
            ByteBuf in,
            Opening.Look.Opened opened,
            List<Object> out) {
        in.skipBytes(opened.length());
        opened.carriage().ifPresent(out::add);
        switch (opened.inside()) {
            case BYTES -> {
                if (++carriers > MAX_CARRIERS) {
                    out.add(Unread.BROKEN);
                    in.skipBytes(in.readableBytes());
                }
            }
            case SECRET -> in.skipBytes(in.readableBytes());
            case HTTP_REQUESTS -> http(context, new HttpRequestDecoder());
            case HTTP_RESPONSES -> http(context, new HttpResponseDecoder());
            case WEB_SOCKET -> webSocket(context);
        }
    }

    /** Without a carrier the bytes go to the next handler; between framed bytes they go nowhere. */
    private void leave(ChannelHandlerContext context, ByteBuf in) {
        if (sides.isFramed()) {
            in.skipBytes(in.readableBytes());
        } else {
            left = true;
            context.pipeline().remove(this);
        }
    }

    private void http(ChannelHandlerContext context, ChannelHandler decoder) {
        var bodies = new HttpBodies();
        inside = bodies;
        become(context, decoder, new HttpContentDecompressor(Body.MAX_LENGTH), bodies);
    }

    private void webSocket(ChannelHandlerContext context) {
        var messages = new WebSocketMessages();
        inside = messages;
        become(
                context,
                messages.meter(),
                new WebSocket13FrameDecoder(
                        WebSocketDecoderConfig.newBuilder()
                                .allowExtensions(true)
                                .expectMaskedFrames(false)
                                .allowMaskMismatch(true)
                                .closeOnProtocolViolation(false)
                                .maxFramePayloadLength(Body.MAX_LENGTH)
                                .withUTF8Validator(false)
                                .build()),
                inflation(),
                new WebSocketFrameAggregator(Body.MAX_LENGTH),
                messages);
    }

    /** Compression (RFC 7692) shows in each message; whether it was agreed on need not be heard. */
    private static ChannelHandler inflation() {
        return new PerMessageDeflateClientExtensionHandshaker(Body.MAX_LENGTH)
                .handshakeExtension(new WebSocketExtensionData("permessage-deflate", Map.of()))
                .newExtensionDecoder();
    }

    private void become(ChannelHandlerContext context, ChannelHandler... handlers) {
        ChannelPipeline pipeline = context.pipeline();
        String after = context.name();
        for (ChannelHandler handler : handlers) {
            pipeline.addAfter(after, null, handler);
            after = pipeline.context(handler).name();
        }
        pipeline.remove(this);
    }
}
