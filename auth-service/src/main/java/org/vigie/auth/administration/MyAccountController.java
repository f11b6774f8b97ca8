package org.vigie.auth.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Role;
import org.vigie.auth.audit.AuditEvent;
import org.vigie.auth.external.ExternalIdentity;
import org.vigie.auth.passkeys.Passkey;
import org.vigie.auth.privacy.Consents.Consent;
import org.vigie.auth.privacy.Consents.Purpose;
import org.vigie.auth.sessions.OpenSession;

/** What every person sees and does of her own account; clients have none. */
@RestController
@RequestMapping("/api/v1/me")
@PreAuthorize("principal.hasClaim('permissions')")
class MyAccountController {
    /** A person's own account. */
    record Me(
            UUID id,
            String username,
            String displayName,
            @Nullable String email,
            Role role,
            List<String> permissions,
            Instant createdAt,
            Instant passwordChangedAt,
            @Nullable Instant lastSignInAt,
            boolean secondFactor,
            List<Passkey> passkeys,
            int recoveryCodesLeft) {
        static Me of(Account account, boolean secondFactor, List<Passkey> passkeys, int recoveryCodesLeft) {
            return new Me(
                    account.id(),
                    account.username(),
                    account.displayName(),
                    account.email(),
                    account.role(),
                    account.role().permissions(),
                    account.createdAt(),
                    account.passwordChangedAt(),
                    account.lastSignInAt(),
                    secondFactor,
                    passkeys,
                    recoveryCodesLeft);
        }
    }

    /** All that auth-service keeps about a person. */
    record MyData(
            Me account,
            List<OpenSession> sessions,
            List<ExternalIdentity> identities,
            List<Consent> consents,
            List<AuditEvent> events) {}

    /** Whether a person has agreed to a purpose, and all that she agreed to before. */
    record ConsentView(boolean letters, boolean lettersPossible, List<Consent> history) {}

    /** What a person may correct herself. */
    record Correction(
            @Nullable String displayName, @Nullable String email) {}

    private final Administration administration;

    MyAccountController(Administration administration) {
        this.administration = administration;
    }

    @GetMapping
    Me me(@AuthenticationPrincipal Jwt token) {
        return view(administration.get(id(token)));
    }

    @PutMapping
    Me correct(@RequestBody Correction correction, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var account = administration.get(id(token));
        return view(administration.change(
                account.id(),
                correction.displayName(),
                correction.email() == null ? account.email() : correction.email(),
                account.role(),
                account.username(),
                request.getRemoteAddr()));
    }

    @GetMapping("/consents")
    ConsentView consents(@AuthenticationPrincipal Jwt token) {
        var account = administration.get(id(token));
        return consents(account);
    }

    @PutMapping("/consents/{purpose}")
    ConsentView consent(@PathVariable Purpose purpose, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var account = administration.get(id(token));
        administration.consent(account, purpose, true, request.getRemoteAddr());
        return consents(account);
    }

    @DeleteMapping("/consents/{purpose}")
    ConsentView withdraw(
            @PathVariable Purpose purpose, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var account = administration.get(id(token));
        administration.consent(account, purpose, false, request.getRemoteAddr());
        return consents(account);
    }

    @PutMapping("/closure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var account = administration.get(id(token));
        administration.close(account.id(), account.username(), request.getRemoteAddr());
    }

    @GetMapping("/data")
    ResponseEntity<MyData> data(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var account = administration.get(id(token));
        var data = new MyData(
                view(account),
                administration.sessions(account.id()),
                administration.identities(account.id()),
                administration.consents(account),
                administration.events(account.id()));
        administration.exported(account, request.getRemoteAddr());
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"vigie-my-data.json\"")
                .body(data);
    }

    @PutMapping("/restriction")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restrict(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var account = administration.get(id(token));
        administration.restrict(account.id(), account.username(), request.getRemoteAddr());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var account = administration.get(id(token));
        administration.erase(account.id(), account.username(), request.getRemoteAddr());
    }

    @GetMapping("/sessions")
    List<OpenSession> sessions(@AuthenticationPrincipal Jwt token) {
        return administration.sessions(id(token));
    }

    @DeleteMapping("/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable UUID session, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        var account = administration.get(id(token));
        administration.endSession(account.id(), session, account.username(), request.getRemoteAddr());
    }

    private ConsentView consents(Account account) {
        var history = administration.consents(account);
        var given = history.stream()
                .anyMatch(each -> each.purpose() == Purpose.SIGN_IN_LETTERS && each.withdrawnAt() == null);
        return new ConsentView(given, administration.lettersCanBeSent() && account.email() != null, history);
    }

    private Me view(Account account) {
        return Me.of(
                account,
                administration.hasSecondFactor(account.id()),
                administration.passkeys(account.id()),
                administration.recoveryCodesLeft(account.id()));
    }

    private static UUID id(Jwt token) {
        return UUID.fromString(token.getSubject());
    }
}
