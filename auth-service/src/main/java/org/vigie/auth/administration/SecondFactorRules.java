package org.vigie.auth.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Role;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.passkeys.Passkeys;
import org.vigie.auth.secondfactor.SecondFactorPolicy;
import org.vigie.auth.secondfactor.SecondFactors;
import org.vigie.platform.problem.ProblemException;

/** Lets administrators and the data protection officer say of which roles a second factor is asked. */
@RestController
@RequestMapping("/api/v1/second-factor/rules")
@PreAuthorize("hasAnyAuthority('accounts:manage', 'privacy:manage')")
class SecondFactorRules {
    /** What is asked of a role, and how many of its people still lack a factor. */
    record RuleView(
            Role role,
            boolean required,
            boolean always,
            @Nullable String changedBy,
            @Nullable Instant changedAt,
            long people,
            long without) {}

    /** Whether a role shall need a second factor. */
    record Wish(@Nullable Boolean required) {}

    private final SecondFactorPolicy policy;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Administration administration;
    private final Audit audit;

    SecondFactorRules(
            SecondFactorPolicy policy,
            SecondFactors factors,
            Passkeys passkeys,
            Administration administration,
            Audit audit) {
        this.policy = policy;
        this.factors = factors;
        this.passkeys = passkeys;
        this.administration = administration;
        this.audit = audit;
    }

    @GetMapping
    List<RuleView> rules() {
        var accounts = administration.list();
        return policy.rules().stream().map(rule -> view(rule, accounts)).toList();
    }

    @PutMapping("/{role}")
    RuleView change(@PathVariable Role role, @RequestBody Wish wish, Authentication who, HttpServletRequest request) {
        if (wish.required() == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "required");
        }
        var before = policy.rule(role);
        if (before.always() && !wish.required()) {
            throw new ProblemException(HttpStatus.CONFLICT, "second-factor-floor", role);
        }
        if (wish.required() && !factors.available() && !passkeys.available()) {
            throw new ProblemException(HttpStatus.CONFLICT, "second-factor-unavailable");
        }
        if (before.required() != wish.required()) {
            policy.require(role, wish.required(), who.getName());
            audit.add(
                    "second-factor.rule-changed",
                    who.getName(),
                    "",
                    request.getRemoteAddr(),
                    "role=" + role + "; required=" + wish.required());
        }
        return view(policy.rule(role), administration.list());
    }

    private RuleView view(SecondFactorPolicy.Rule rule, List<Account> accounts) {
        var people =
                accounts.stream().filter(each -> each.role() == rule.role()).toList();
        var without = people.stream()
                .filter(each -> !administration.hasSecondFactor(each.id()))
                .count();
        return new RuleView(
                rule.role(),
                rule.required(),
                rule.always(),
                rule.changedBy(),
                rule.changedAt(),
                people.size(),
                without);
    }
}
