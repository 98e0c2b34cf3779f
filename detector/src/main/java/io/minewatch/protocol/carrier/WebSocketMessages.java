package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/** Hands on what is in messages of WebSocket; signs of life are passed over. */
final class WebSocketMessages extends ChannelInboundHandlerAdapter implements Waiting {

    private int waiting;

    /** Stands where the bytes come in, to know how many make no message yet. */
    ChannelHandler meter() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object read) {
                waiting += read instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
                context.fireChannelRead(read);
            }
        };
    }

    @Override
    public int waiting() {
        return waiting;
    }

    @Override
    public boolean isBetweenMessages() {
        return waiting == 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (!(read instanceof WebSocketFrame frame)) {
            context.fireChannelRead(read);
            return;
        }
        waiting = 0;
        if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
            context.fireChannelRead(new Body(frame.content(), Envelope.WEB_SOCKET));
        } else {
            ReferenceCountUtil.release(frame);
        }
    }
}
