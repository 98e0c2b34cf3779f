package io.minewatch.cli;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * What the operating system may tell this process. The platform's class for it, {@code
 * sun.misc.Signal}, is not part of Java SE; it is used where it is there.
 */
final class Signals {

    private Signals() {}

    /**
     * Does something whenever a signal comes, in a thread of its own.
     *
     * @param name "HUP", "TERM"
     * @return false if it cannot be had; then its default holds, which is to end
     */
    static boolean on(String name, Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            Object takes =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> called(proxy, arguments, action));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), takes);
            return true;
        } catch (ClassNotFoundException | NoSuchMethodException | InvocationTargetException e) {
            return false;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("sun.misc.Signal is not what it was", e);
        }
    }

    /** The one method of its own is handle(Signal); the others are those of every object. */
    private static @Nullable Object called(
            Object proxy, Object @Nullable [] arguments, Runnable action) {
        if (arguments == null) {
            return System.identityHashCode(proxy);
        }
        int count = arguments.length;
        if (count == 1 && arguments[0].getClass().getName().equals("sun.misc.Signal")) {
            action.run();
            return null;
        }
        return count == 1 ? (Object) (proxy == arguments[0]) : System.identityHashCode(proxy);
    }
}
