package org.vigie.cli.science;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.vigie.cli.Failure;

/** Two pieces of work done at the same time, one by the caller. */
final class Aside {
    private Aside() {}

    /** What {@code aside} and {@code here} give; if both fail, the failure of {@code here}. */
    static <A, H> Both<A, H> run(Callable<A> aside, Supplier<H> here) {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<A> future = other.submit(aside);
            H mine = here.get();
            return new Both<>(future.get(), mine);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException thrown -> thrown;
                case Error error -> throw error;
                case null, default -> new IllegalStateException(e);
            };
        }
    }

    /** Both results. */
    record Both<A, H>(A aside, H here) {}
}
