package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

/** Puts the pieces of each HTTP message together. */
final class HttpBodies extends ChannelInboundHandlerAdapter implements Waiting {

    private @Nullable HttpHead head;
    private ByteBuf body = Unpooled.EMPTY_BUFFER;
    private TransactionList transactions = new TransactionList();
    private boolean tooLong;

    @Override
    public int waiting() {
        return body.readableBytes();
    }

    @Override
    public boolean isBetweenMessages() {
        return head == null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (!(read instanceof HttpObject object)) {
            context.fireChannelRead(read);
            return;
        }
        try {
            if (object.decoderResult().isFailure()) {
                forget();
                context.fireChannelRead(Unread.BROKEN);
                return;
            }
            if (read instanceof HttpMessage message) {
                forget();
                head = HttpHead.of(message);
            }
            if (read instanceof HttpContent content) {
                add(content.content());
            }
            if (read instanceof LastHttpContent) {
                end(context);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    private void add(ByteBuf content) {
        if (transactions.isOpen()) {
            transactions.skip(content);
        }
        tooLong |= !fits(content) && !(isTemplate(content) && fits(content));
        if (tooLong || !content.isReadable()) {
            return;
        }
        if (body == Unpooled.EMPTY_BUFFER) {
            body = Unpooled.buffer(content.readableBytes(), Body.MAX_LENGTH);
        }
        body.writeBytes(content);
    }

    private boolean fits(ByteBuf content) {
        return body.readableBytes() + content.readableBytes() <= Body.MAX_LENGTH;
    }

    /** Makes room if it is one: without its transactions it is short. */
    private boolean isTemplate(ByteBuf content) {
        boolean isOne = !tooLong && transactions.cut(body);
        if (transactions.isOpen()) {
            transactions.skip(content);
        }
        return isOne;
    }

    private void end(ChannelHandlerContext context) {
        if (tooLong) {
            context.fireChannelRead(Unread.TOO_LONG);
        } else if (head != null) {
            context.fireChannelRead(new Body(body.retain(), Envelope.of(head)));
        }
        forget();
    }

    private void forget() {
        body.release();
        body = Unpooled.EMPTY_BUFFER;
        transactions = new TransactionList();
        head = null;
        tooLong = false;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        forget();
    }
}
