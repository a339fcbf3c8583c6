package io.editrisk.adapter;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A wire to a server of this machine, with an address of its own: loses answers and breaks when told to, or upsets requests as
 * somebody decides for each.
 */
public final class UnreliableWire implements AutoCloseable {

    private static final byte[] GO_ON = "HTTP/1.1 100".getBytes(StandardCharsets.US_ASCII);
    private static final long WHOLE = -1;

    /** What becomes of a request: nothing, as a rule. */
    public record Upset(int status, Duration delay, long bytes) {

        public static final Upset NONE = new Upset(0, Duration.ZERO, WHOLE);

        /** The server never hears of it; somebody else answers. */
        public static Upset answered(int status) {
            return new Upset(status, Duration.ZERO, WHOLE);
        }

        public static Upset slow(Duration delay) {
            return new Upset(0, delay, WHOLE);
        }

        /** The connection breaks after so many bytes of its answer: 0 loses all of it. */
        public static Upset cutAfter(long bytes) {
            return new Upset(0, Duration.ZERO, bytes);
        }
    }

    private static final Pattern REQUEST = Pattern.compile("(GET|HEAD|PUT|POST|DELETE) /.*", Pattern.DOTALL);
    private static final int METHOD = 8;

    private final ServerSocket door;
    private final Supplier<Upset> upsets;
    private final URI server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong bytesOfTheNextAnswer = new AtomicLong(WHOLE);
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean down;

    public UnreliableWire(URI server) {
        this(server, () -> Upset.NONE);
    }

    /** @param upsets is asked for every request; a body's part that looks like one asks too */
    public UnreliableWire(URI server, Supplier<Upset> upsets) {
        this.server = server;
        this.upsets = upsets;
        try {
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** The server gets the next request and does what it says; the client never hears of it. */
    public void loseTheNextAnswer() {
        cutTheNextAnswerAfter(0);
    }

    /** The client gets so many bytes of the next answer, head and body; then the connection breaks. */
    public void cutTheNextAnswerAfter(long bytes) {
        bytesOfTheNextAnswer.set(bytes);
    }

    /** Breaks every connection and refuses new ones. */
    public void down() {
        down = true;
        sockets.forEach(UnreliableWire::shut);
    }

    public void up() {
        down = false;
    }

    /** How many connections were refused so far. */
    public int refused() {
        return refused.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (down) {
                    refused.incrementAndGet();
                    shut(client);
                } else {
                    join(client, new Socket(server.getHost(), server.getPort()));
                }
            } catch (IOException e) {
                // closed, or the server refuses: the client notices
            }
        }
    }

    private void join(Socket client, Socket upstream) {
        sockets.add(client);
        sockets.add(upstream);
        AtomicLong cut = new AtomicLong(WHOLE);
        threads.execute(() -> ask(client, upstream, cut));
        threads.execute(() -> pump(upstream, client, (piece, length) -> passing(piece, length, cut)));
    }

    private void ask(Socket client, Socket upstream, AtomicLong cut) {
        pump(client, upstream, (piece, length) -> {
            if (!REQUEST.matcher(text(piece, Math.min(length, METHOD))).matches()) {
                return length;
            }
            Upset upset = upsets.get();
            cut.set(upset.bytes());
            sleep(upset.delay());
            if (upset.status() == 0) {
                return length;
            }
            client.getOutputStream()
                    .write(("HTTP/1.1 " + upset.status() + " Upset\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return 0;
        });
    }

    private static String text(byte[] piece, int length) {
        return new String(piece, 0, length, StandardCharsets.US_ASCII);
    }

    private static void sleep(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How much of a piece gets through; what is less than all ends the connection. */
    private interface Filter {
        int passing(byte[] piece, int length) throws IOException;
    }

    private void pump(Socket from, Socket to, Filter filter) {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int passing = filter.passing(buffer, read);
                out.write(buffer, 0, passing);
                if (passing < read) {
                    break;
                }
            }
        } catch (IOException e) {
            // broken, at this end or at the other
        } finally {
            shut(from);
            shut(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** How much of this piece of an answer gets through. */
    private int passing(byte[] piece, int length, AtomicLong cut) {
        if (Arrays.equals(piece, 0, Math.min(length, GO_ON.length), GO_ON, 0, GO_ON.length)) {
            return length;
        }
        return Math.min(passing(length, bytesOfTheNextAnswer), passing(length, cut));
    }

    private static int passing(int length, AtomicLong bytes) {
        long left = bytes.get();
        if (left == WHOLE) {
            return length;
        }
        bytes.set(left < length ? WHOLE : left - length);
        return (int) Math.min(left, length);
    }

    private static void shut(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone all the same
        }
    }

    @Override
    public void close() {
        shut(door);
        down();
        threads.shutdownNow();
    }
}
