package io.minewatch.query;

import static io.netty.handler.codec.http.HttpHeaderNames.ACCEPT;
import static io.netty.handler.codec.http.HttpHeaderNames.ALLOW;
import static io.netty.handler.codec.http.HttpHeaderNames.CACHE_CONTROL;
import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/**
 * Answers the first request of a connection and closes it. What a client sends beyond the head of
 * that request is dropped unread.
 */
final class PageHandler extends SimpleChannelInboundHandler<HttpObject> {

    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;
    private static final int INTERNAL_ERROR = 500;

    private final Pages pages;
    private boolean answered;

    PageHandler(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        boolean gone = !context.channel().isActive();
        if (answered || gone || !(part instanceof HttpRequest request)) {
            return;
        }
        answered = true;
        boolean head = request.method().equals(HttpMethod.HEAD);
        send(context, answer(request), head);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        // The client is gone or writes nonsense; either way there is nobody to tell.
        pages.refused();
        context.close();
    }

    private Page answer(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            pages.refused();
            return refusal(request.decoderResult().cause());
        }
        if (!isRead(request.method())) {
            return Page.text(METHOD_NOT_ALLOWED, "only GET and HEAD\n");
        }
        String path = request.uri().split("\\?", 2)[0];
        try {
            return pages.answer(path, request.headers().get(ACCEPT, ""));
        } catch (RuntimeException e) {
            return Page.text(INTERNAL_ERROR, "internal error: " + e.getClass().getName() + "\n");
        }
    }

    private static Page refusal(Throwable fault) {
        return switch (fault) {
            case TooLongHttpHeaderException _ ->
                    Page.text(HEADERS_TOO_LARGE, "request headers are too large\n");
            case TooLongHttpLineException _ ->
                    Page.text(URI_TOO_LONG, "request line is too long\n");
            default -> Page.text(BAD_REQUEST, "not a request of HTTP\n");
        };
    }

    private static void send(ChannelHandlerContext context, Page page, boolean head) {
        ByteBuf body = head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(page.body());
        var status = HttpResponseStatus.valueOf(page.status());
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(CONTENT_TYPE, page.type())
                .set(CONTENT_LENGTH, page.body().length)
                .set(CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff")
                .set(CONNECTION, "close");
        if (page.status() == METHOD_NOT_ALLOWED) {
            response.headers().set(ALLOW, "GET, HEAD");
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }
}
