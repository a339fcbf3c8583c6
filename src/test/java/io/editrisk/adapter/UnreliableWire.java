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
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A wire to a server of this machine, with an address of its own: loses answers and breaks when told to. */
public final class UnreliableWire implements AutoCloseable {

    private static final byte[] GO_ON = "HTTP/1.1 100".getBytes(StandardCharsets.US_ASCII);
    private static final long WHOLE = -1;

    private final ServerSocket door;
    private final URI server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong bytesOfTheNextAnswer = new AtomicLong(WHOLE);
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean down;

    public UnreliableWire(URI server) {
        this.server = server;
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
        threads.execute(() -> pump(client, upstream, false));
        threads.execute(() -> pump(upstream, client, true));
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int passing = answers ? passing(buffer, read) : read;
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
    private int passing(byte[] piece, int length) {
        boolean interim = Arrays.equals(piece, 0, Math.min(length, GO_ON.length), GO_ON, 0, GO_ON.length);
        long left = bytesOfTheNextAnswer.get();
        if (left == WHOLE || interim) {
            return length;
        }
        bytesOfTheNextAnswer.set(left < length ? WHOLE : left - length);
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
