package org.vigie.auth.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Role;
import org.vigie.auth.links.PasswordLink;
import org.vigie.auth.sessions.OpenSession;

/** Lets administrators invite people, give them roles, help them back in and end their access. */
@RestController
@RequestMapping("/api/v1/accounts")
@PreAuthorize("hasAuthority('accounts:manage')")
class AccountsController {
    /** A person as administrators see her. */
    record AccountView(
            UUID id,
            String username,
            String displayName,
            @Nullable String email,
            Role role,
            List<String> permissions,
            boolean passwordMustChange,
            boolean locked,
            @Nullable Instant restrictedAt,
            boolean secondFactor,
            Instant createdAt,
            @Nullable Instant lastSignInAt) {
        static AccountView of(Account account, boolean secondFactor) {
            return new AccountView(
                    account.id(),
                    account.username(),
                    account.displayName(),
                    account.email(),
                    account.role(),
                    account.role().permissions(),
                    account.passwordMustChange(),
                    account.locked(),
                    account.restrictedAt(),
                    secondFactor,
                    account.createdAt(),
                    account.lastSignInAt());
        }
    }

    /** An account with the link by which its person chooses a password, shown this one time unless it was sent. */
    record Invitation(AccountView account, PasswordLink link) {}

    /** What an invitation needs. */
    record NewAccount(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable Role role) {}

    /** What may be changed of an account. */
    record Change(
            @Nullable String displayName,
            @Nullable String email,
            @Nullable Role role) {}

    /** A role with what it allows. */
    record RoleView(Role role, List<String> permissions) {}

    private final Administration administration;

    AccountsController(Administration administration) {
        this.administration = administration;
    }

    @GetMapping
    List<AccountView> list() {
        return administration.list().stream().map(this::view).toList();
    }

    @GetMapping("/roles")
    @PreAuthorize("hasAnyAuthority('accounts:manage', 'privacy:manage')")
    List<RoleView> roles() {
        return Arrays.stream(Role.values())
                .map(role -> new RoleView(role, role.permissions()))
                .toList();
    }

    @GetMapping("/{id}")
    AccountView get(@PathVariable UUID id) {
        return view(administration.get(id));
    }

    @PostMapping
    ResponseEntity<Invitation> invite(
            @RequestBody NewAccount asked, Authentication who, Locale locale, HttpServletRequest request) {
        var invited = administration.invite(
                asked.username(),
                asked.displayName(),
                asked.email(),
                asked.role(),
                locale,
                who.getName(),
                request.getRemoteAddr());
        return ResponseEntity.created(
                        URI.create("/auth/api/v1/accounts/" + invited.account().id()))
                .header("Cache-Control", "no-store")
                .body(new Invitation(view(invited.account()), invited.link()));
    }

    @PutMapping("/{id}")
    AccountView change(
            @PathVariable UUID id, @RequestBody Change change, Authentication who, HttpServletRequest request) {
        return view(administration.change(
                id, change.displayName(), change.email(), change.role(), who.getName(), request.getRemoteAddr()));
    }

    @PostMapping("/{id}/password-reset")
    ResponseEntity<Invitation> reset(
            @PathVariable UUID id, Authentication who, Locale locale, HttpServletRequest request) {
        var reset = administration.resetPassword(id, locale, who.getName(), request.getRemoteAddr());
        return ResponseEntity.status(HttpStatus.OK)
                .header("Cache-Control", "no-store")
                .body(new Invitation(view(reset.account()), reset.link()));
    }

    @PutMapping("/{id}/lock")
    AccountView lock(@PathVariable UUID id, Authentication who, HttpServletRequest request) {
        return view(administration.lock(id, true, who.getName(), request.getRemoteAddr()));
    }

    @DeleteMapping("/{id}/lock")
    AccountView unlock(@PathVariable UUID id, Authentication who, HttpServletRequest request) {
        return view(administration.lock(id, false, who.getName(), request.getRemoteAddr()));
    }

    @GetMapping("/{id}/sessions")
    List<OpenSession> sessions(@PathVariable UUID id) {
        return administration.sessions(id);
    }

    @DeleteMapping("/{id}/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable UUID id, @PathVariable UUID session, Authentication who, HttpServletRequest request) {
        administration.endSession(id, session, who.getName(), request.getRemoteAddr());
    }

    @DeleteMapping("/{id}/second-factor")
    AccountView removeSecondFactor(@PathVariable UUID id, Authentication who, HttpServletRequest request) {
        administration.removeSecondFactor(id, who.getName(), request.getRemoteAddr());
        return view(administration.get(id));
    }

    @DeleteMapping("/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@PathVariable UUID id, Authentication who, HttpServletRequest request) {
        administration.signOut(id, who.getName(), request.getRemoteAddr());
    }

    @DeleteMapping("/{id}/personal-data")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable UUID id, Authentication who, HttpServletRequest request) {
        administration.erase(id, who.getName(), request.getRemoteAddr());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID id, Authentication who, HttpServletRequest request) {
        administration.close(id, who.getName(), request.getRemoteAddr());
    }

    private AccountView view(Account account) {
        return AccountView.of(account, administration.hasSecondFactor(account.id()));
    }
}
