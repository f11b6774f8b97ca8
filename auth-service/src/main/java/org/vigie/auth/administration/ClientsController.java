package org.vigie.auth.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.clients.ClientMethod;
import org.vigie.auth.clients.ClientProof;
import org.vigie.auth.clients.PartnerClient;
import org.vigie.auth.clients.PartnerClients;
import org.vigie.platform.country.ConditionalOnFeature;
import org.vigie.platform.country.Feature;
import org.vigie.platform.problem.ProblemException;

/** Lets administrators make, renew and disable the clients of partners; absent where the country has none. */
@RestController
@RequestMapping("/api/v1/clients")
@PreAuthorize("hasAuthority('clients:manage')")
@ConditionalOnFeature(Feature.PARTNER_API)
class ClientsController {
    /** What a new client needs. */
    record NewClient(
            @Nullable String id,
            @Nullable String name,
            @Nullable String contact,
            @Nullable Set<String> scopes,
            @Nullable String method,
            @Nullable String proof) {}

    /** New keys or a new certificate. */
    record NewProof(@Nullable String proof) {}

    /** A client with its secret, which is shown this one time; null where it proves itself otherwise. */
    record Secret(PartnerClient client, @Nullable String secret) {}

    private final PartnerClients clients;
    private final Audit audit;

    ClientsController(PartnerClients clients, Audit audit) {
        this.clients = clients;
        this.audit = audit;
    }

    @GetMapping
    List<PartnerClient> list() {
        return clients.list();
    }

    @PostMapping
    ResponseEntity<Secret> make(@RequestBody NewClient asked, Authentication who, HttpServletRequest request) {
        var id = Objects.requireNonNullElse(asked.id(), "");
        if (!id.matches("[a-z][a-z0-9-]{2,63}")) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "id", id);
        }
        var name = text("name", asked.name());
        var contact = text("contact", asked.contact());
        var scopes = Objects.requireNonNullElse(asked.scopes(), Set.<String>of());
        if (scopes.isEmpty() || !PartnerClients.SCOPES.containsAll(scopes)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "scopes", scopes);
        }
        var method = Objects.requireNonNullElse(asked.method(), ClientMethod.CLIENT_SECRET.id());
        var proof = proof(
                ClientMethod.of(method)
                        .orElseThrow(
                                () -> new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "method", method)),
                asked.proof());
        var secret = clients.make(id, name, contact, List.copyOf(scopes), proof, who.getName())
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "client-taken", id));
        audit.add(
                "client.made",
                who.getName(),
                id,
                request.getRemoteAddr(),
                "method=" + method + "; scopes=" + String.join(" ", scopes));
        return ResponseEntity.created(URI.create("/auth/api/v1/clients/" + id))
                .header("Cache-Control", "no-store")
                .body(new Secret(get(id), secret.isEmpty() ? null : secret));
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<Secret> renewSecret(@PathVariable String id, Authentication who, HttpServletRequest request) {
        if (methodOf(id) != ClientMethod.CLIENT_SECRET) {
            throw new ProblemException(HttpStatus.CONFLICT, "client-method", id);
        }
        var secret = clients.renewSecret(id);
        audit.add("client.secret-renewed", who.getName(), id, request.getRemoteAddr(), "");
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(new Secret(get(id), secret));
    }

    @PutMapping("/{id}/proof")
    PartnerClient prove(
            @PathVariable String id, @RequestBody NewProof asked, Authentication who, HttpServletRequest request) {
        var method = methodOf(id);
        if (method == ClientMethod.CLIENT_SECRET) {
            throw new ProblemException(HttpStatus.CONFLICT, "client-method", id);
        }
        clients.prove(id, proof(method, asked.proof()));
        audit.add("client.proof-changed", who.getName(), id, request.getRemoteAddr(), "proof=" + get(id).proof());
        return get(id);
    }

    private ClientMethod methodOf(String id) {
        return ClientMethod.of(get(id).method()).orElseThrow();
    }

    private static ClientProof proof(ClientMethod method, @Nullable String given) {
        try {
            return ClientProof.of(method, given);
        } catch (IllegalArgumentException wrong) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "bad-parameter",
                    "proof",
                    Objects.requireNonNullElse(wrong.getMessage(), ""));
        }
    }

    @PutMapping("/{id}/lock")
    PartnerClient disable(@PathVariable String id, Authentication who, HttpServletRequest request) {
        return disable(id, true, who, request);
    }

    @DeleteMapping("/{id}/lock")
    PartnerClient enable(@PathVariable String id, Authentication who, HttpServletRequest request) {
        return disable(id, false, who, request);
    }

    private PartnerClient disable(String id, boolean disabled, Authentication who, HttpServletRequest request) {
        if (get(id).disabled() != disabled) {
            clients.disable(id, disabled);
            audit.add(disabled ? "client.disabled" : "client.enabled", who.getName(), id, request.getRemoteAddr(), "");
        }
        return get(id);
    }

    private PartnerClient get(String id) {
        return clients.find(id).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "not-found"));
    }

    private static String text(String name, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > 200) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "bad-parameter", name, Objects.requireNonNullElse(value, ""));
        }
        return value.strip();
    }
}
