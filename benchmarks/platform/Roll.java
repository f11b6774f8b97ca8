import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands in for a cluster while containers are replaced under load: an address per service whose connections go to the members that are
 * ready, as a Service's do, and clients that ask at a steady rate. Commands come on standard input:
 * <pre>
 * listen NAME PORT              an address
 * add NAME PORT MANAGEMENT      a member, used once its readiness probe answers
 * ready NAME COUNT              waits until so many members are ready, then prints "ready NAME"
 * remove NAME PORT              new connections go there no more
 * load RATE URL [HEADER VALUE]  begins to ask, half of it on new connections
 * end STATUS                    prints how many were answered, and how many otherwise than with STATUS
 * </pre>
 */
final class Roll {
    private record Member(int port, int management) {}

    private static final Map<String, List<Member>> MEMBERS = new ConcurrentHashMap<>();
    private static final Map<String, List<Member>> READY = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Long> TOOK = Collections.synchronizedList(new ArrayList<>());
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static volatile boolean loading;
    private static Thread loader = new Thread();
    private static final AtomicLong UNDER_WAY = new AtomicLong();

    private Roll() {}

    public static void main(String[] none) throws Exception {
        Thread.ofVirtual().start(Roll::probe);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = commands.readLine()) != null; ) {
            String[] word = line.strip().split(" ", 5);
            switch (word[0]) {
                case "listen" -> listen(word[1], Integer.parseInt(word[2]));
                case "add" -> MEMBERS.get(word[1]).add(new Member(Integer.parseInt(word[2]), Integer.parseInt(word[3])));
                case "ready" -> {
                    while (READY.get(word[1]).size() < Integer.parseInt(word[2])) {
                        Thread.sleep(100);
                    }
                    System.out.println("ready " + word[1]);
                }
                case "remove" -> {
                    int port = Integer.parseInt(word[2]);
                    MEMBERS.get(word[1]).removeIf(member -> member.port == port);
                    READY.get(word[1]).removeIf(member -> member.port == port);
                    System.out.println("removed " + word[1]);
                }
                case "load" -> {
                    loading = true;
                    int rate = Integer.parseInt(word[1]);
                    loader = Thread.ofPlatform().daemon().start(() -> load(rate, word));
                }
                case "end" -> end(word[1]);
                default -> System.out.println("unknown: " + line);
            }
        }
        System.exit(0);
    }

    private static void listen(String name, int port) throws IOException {
        MEMBERS.put(name, new CopyOnWriteArrayList<>());
        READY.put(name, new CopyOnWriteArrayList<>());
        ServerSocket server = new ServerSocket(port, 512, InetAddress.getLoopbackAddress());
        AtomicInteger next = new AtomicInteger();
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    Socket from = server.accept();
                    Thread.ofVirtual().start(() -> join(from, READY.get(name), next));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void join(Socket from, List<Member> ready, AtomicInteger next) {
        try (from) {
            Member member = ready.get(Math.floorMod(next.getAndIncrement(), ready.size()));
            try (Socket to = new Socket(InetAddress.getLoopbackAddress(), member.port)) {
                from.setTcpNoDelay(true);
                to.setTcpNoDelay(true);
                Thread back = Thread.ofVirtual().start(() -> copy(to, from));
                copy(from, to);
                back.join();
            }
        } catch (IOException | RuntimeException | InterruptedException refused) {
            // closing the connection is what a Service without members does
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException ended) {
            try {
                to.close();
            } catch (IOException already) {
                // closed
            }
        }
    }

    /** One answer makes a member ready, three misses in a row unready, as the chart's readiness probe has it. */
    private static void probe() {
        Map<Member, Integer> misses = new HashMap<>();
        while (true) {
            MEMBERS.forEach((name, members) -> members.forEach(member -> {
                boolean ready = status("http://127.0.0.1:" + member.management + "/actuator/health/readiness") == 200;
                int missed = ready ? 0 : misses.merge(member, 1, Integer::sum);
                List<Member> list = READY.get(name);
                if (ready) {
                    misses.remove(member);
                    if (MEMBERS.get(name).contains(member) && !list.contains(member)) {
                        list.add(member);
                    }
                } else if (missed >= 3) {
                    list.remove(member);
                }
            }));
            try {
                Thread.sleep(500);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private static int status(String url) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(3)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException none) {
            return 0;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void load(int rate, String[] word) {
        long begun = System.nanoTime();
        for (long count = 0; loading; count++) {
            long wait = begun + count * 1_000_000_000L / rate - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            boolean close = count % 2 == 0;
            UNDER_WAY.incrementAndGet();
            Thread.ofVirtual().start(() -> ask(word, close));
        }
    }

    private static void ask(String[] word, boolean close) {
        long begun = System.nanoTime();
        String answer;
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(word[2])).timeout(Duration.ofSeconds(60));
            if (word.length > 4) {
                request.header(word[3], word[4]);
            }
            if (close) {
                request.header("Connection", "close");
            }
            answer = "" + CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            answer = failure.toString();
        } catch (InterruptedException ended) {
            answer = "interrupted";
        }
        TOOK.add(System.nanoTime() - begun);
        ANSWERS.computeIfAbsent(answer, first -> new AtomicInteger()).incrementAndGet();
        UNDER_WAY.decrementAndGet();
    }

    private static void end(String good) throws InterruptedException {
        loading = false;
        loader.join();
        while (UNDER_WAY.get() > 0) {
            Thread.sleep(50);
        }
        List<Long> took = new ArrayList<>(TOOK);
        took.sort(null);
        int failed = ANSWERS.entrySet().stream()
                .filter(answer -> !answer.getKey().equals(good))
                .mapToInt(answer -> answer.getValue().get())
                .sum();
        System.out.println(took.size() + " requests, " + failed + " failed, median " + took.get(took.size() / 2) / 1_000_000
                + " ms, p99 " + took.get(took.size() * 99 / 100) / 1_000_000 + " ms; answers " + new TreeMap<>(ANSWERS));
        ANSWERS.clear();
        TOOK.clear();
    }
}
