package org.vigie.auth.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.auth.accounts.Jurisdictions;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.sessions.OpenSessions;
import org.vigie.platform.problem.ProblemException;

/** Lets administrators say which places a person may see; a new token, asked for within seconds, keeps to it. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/places")
@PreAuthorize("hasAuthority('accounts:manage')")
class JurisdictionController {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,15}");
    private static final int MOST = 500;

    /** Codes of places, each with all below it; none for every place. */
    record Limits(@Nullable List<String> places) {}

    private final Administration administration;
    private final Jurisdictions jurisdictions;
    private final OpenSessions sessions;
    private final Audit audit;

    JurisdictionController(
            Administration administration, Jurisdictions jurisdictions, OpenSessions sessions, Audit audit) {
        this.sessions = sessions;
        this.administration = administration;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
    }

    @GetMapping
    Limits get(@PathVariable UUID id) {
        return new Limits(jurisdictions.ofAccount(administration.get(id).id()));
    }

    @PutMapping
    @Transactional
    public Limits change(
            @PathVariable UUID id, @RequestBody Limits wanted, Authentication who, HttpServletRequest request) {
        var account = administration.changeable(id);
        var places = checked(wanted.places());
        var before = jurisdictions.ofAccount(id);
        if (!before.equals(places)) {
            jurisdictions.limitAccount(id, places);
            sessions.renew(id);
            audit.add(
                    "account.places-changed",
                    who.getName(),
                    account.username(),
                    request.getRemoteAddr(),
                    change(before, places));
        }
        return new Limits(places);
    }

    /** What the audit trail says of a change. */
    static String change(List<String> before, List<String> after) {
        return "before=" + text(before) + "; after=" + text(after);
    }

    private static String text(List<String> places) {
        return places.isEmpty() ? "*" : String.join(" ", places);
    }

    /** Codes that can be codes of places, each once and in order. */
    static List<String> checked(@Nullable List<String> places) {
        if (places == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "places");
        }
        if (places.size() > MOST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "places", places.size());
        }
        for (var code : places) {
            if (code == null || !CODE.matcher(code).matches()) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "places", String.valueOf(code));
            }
        }
        return places.stream().distinct().sorted().toList();
    }
}
