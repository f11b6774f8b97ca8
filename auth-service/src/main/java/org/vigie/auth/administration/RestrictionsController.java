package org.vigie.auth.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.auth.accounts.Account;
import org.vigie.platform.problem.ProblemException;

/** Lets the data protection officer restrict the processing of a person's data, and lift that (GDPR art. 18). */
@RestController
@RequestMapping("/api/v1/privacy/restrictions")
@PreAuthorize("hasAuthority('privacy:manage')")
class RestrictionsController {
    /** A person whose data are only kept. */
    record Restriction(
            UUID id,
            String username,
            String displayName,
            @Nullable Instant since) {
        static Restriction of(Account account) {
            return new Restriction(account.id(), account.username(), account.displayName(), account.restrictedAt());
        }
    }

    /** Whose data are to be restricted. */
    record Wish(@Nullable String username) {}

    private final Administration administration;

    RestrictionsController(Administration administration) {
        this.administration = administration;
    }

    @GetMapping
    List<Restriction> list() {
        return administration.restricted().stream().map(Restriction::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Restriction restrict(@RequestBody Wish wish, Authentication who, HttpServletRequest request) {
        if (wish.username() == null || wish.username().isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "username");
        }
        var account = administration.named(wish.username().strip());
        administration.restrict(account.id(), who.getName(), request.getRemoteAddr());
        return Restriction.of(administration.get(account.id()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable UUID id, Authentication who, HttpServletRequest request) {
        administration.liftRestriction(id, who.getName(), request.getRemoteAddr());
    }
}
